package dev.mockbank.admin.keys;

import dev.mockbank.admin.format.NumberText;
import dev.mockbank.shared.ApiKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The limit of a key, as people read and type it.
///
/// @param perMinute requests a minute; 0 is no limit; null means the server's setting
record KeyLimit(@Nullable Integer perMinute) implements Comparable<KeyLimit> {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    /// What somebody has typed; nothing means the server's setting.
    ///
    /// @throws NumberFormatException when it is no limit that a key can have
    static KeyLimit typed(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return new KeyLimit(null);
        }
        if (!WHOLE_NUMBER.matcher(typed).matches() || Integer.parseInt(typed) > ApiKey.MAX_RATE_LIMIT) {
            throw new NumberFormatException(typed);
        }
        return new KeyLimit(Integer.valueOf(typed));
    }

    /// The server's setting comes first, no limit last.
    @Override
    public int compareTo(KeyLimit other) {
        return Long.compare(rank(), other.rank());
    }

    private long rank() {
        if (perMinute == null) {
            return -1;
        }
        return perMinute == 0 ? Long.MAX_VALUE : perMinute;
    }

    /// `60 / min`, `No limit`, `Default`.
    String text(NumberText numbers) {
        if (perMinute == null) {
            return "Default";
        }
        return perMinute == 0 ? "No limit" : numbers.count(perMinute) + " / min";
    }

    /// What stands in the field to be typed over.
    String toType() {
        return perMinute == null ? "" : perMinute.toString();
    }
}
