package dev.mockbank.server.inspector;

import dev.mockbank.server.http.KeyMask;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Masks keys and other secrets in requests and responses.
final class Secrets {

    /// Shorter master keys are not searched for: they may be an ordinary word.
    private static final int MIN_CHARACTERS = 8;

    private static final Pattern HEADER = Pattern.compile(".*(key|token|secret|password|auth|cookie).*");
    private static final String NO_SECRET = "idempotency-key";

    /// A parameter of an address, by its name.
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][^=&\\s]*(?:key|token|secret|password)[^=&\\s]*=)[^&\\s>]*");

    private final Optional<String> masterKey;

    /// @param masterKey the one that the user chose
    Secrets(Optional<String> masterKey) {
        this.masterKey = masterKey.filter(key -> key.length() >= MIN_CHARACTERS);
    }

    /// A text with keys masked.
    String masked(String text) {
        var known = masterKey.map(key -> text.replace(key, KeyMask.MASK)).orElse(text);
        return KeyMask.of(known);
    }

    /// The value of a header, masked as a whole if the name says that it is a secret.
    String maskedHeader(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (HEADER.matcher(lower).matches() && !lower.equals(NO_SECRET)) {
            return KeyMask.MASK;
        }
        return masked(PARAMETER.matcher(value).replaceAll("$1" + KeyMask.MASK));
    }
}
