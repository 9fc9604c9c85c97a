package dev.mockbank.shared.client;

import java.net.URI;

/// Where a server is, such as `http://127.0.0.1:8000`.
record Address(URI root) {

    /// Takes an address of people.
    ///
    /// @throws IllegalArgumentException when it cannot be one; the message is a sentence for people
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

    /// The address of a path of the API with a query.
    URI of(String path, Query query) {
        return URI.create(root + path + query);
    }

    /// As people write it.
    @Override
    public String toString() {
        return root.toString();
    }
}
