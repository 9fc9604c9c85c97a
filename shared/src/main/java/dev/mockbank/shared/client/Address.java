package dev.mockbank.shared.client;

import java.net.URI;

/// The address of a server, such as `http://127.0.0.1:8000`.
record Address(URI root) {

    /// Validates an address that a user has entered.
    ///
    /// @throws IllegalArgumentException when it is invalid; the message is a sentence for the user
    static Address of(URI address) {
        var scheme = address.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    address + " is not an address of a server; one looks like http://127.0.0.1:8000");
        }
        var text = address.toString();
        return new Address(URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
    }

    /// The URI of a path of the API with a query.
    URI of(String path, Query query) {
        return URI.create(root + path + query);
    }

    /// As the user writes it.
    @Override
    public String toString() {
        return root.toString();
    }
}
