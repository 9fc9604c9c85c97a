package dev.mockbank.server.http;

import java.util.regex.Pattern;

/// Masks keys in texts that people may see.
public final class KeyMask {

    /// What stands in place of a key.
    public static final String MASK = "***";

    private static final Pattern KEY = Pattern.compile("mbm?_[A-Za-z0-9_-]{8,}");

    private KeyMask() {}

    /// The text with everything masked that looks like a key of this server.
    public static String of(String text) {
        return text.contains("mb") ? KEY.matcher(text).replaceAll(MASK) : text;
    }
}
