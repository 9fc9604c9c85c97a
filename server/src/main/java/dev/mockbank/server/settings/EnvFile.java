package dev.mockbank.server.settings;

import dev.mockbank.server.files.FileErrors;
import dev.mockbank.server.files.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A `.env` file, parsed like the reference service's library does (source: python-dotenv's manual, "File format"),
/// except for multi-line values and `${…}`, which is not expanded: `NAME=value` or `export NAME=value` on a line,
/// single or double quotes around a value, and comments after `#` at the start of a line or after a space.
///
/// The working folder may be one in which others can write, such as /tmp. So another user's file is not read.
final class EnvFile {

    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\\"])");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

    private EnvFile() {}

    /// The values that it sets; empty when there is no such file. Other lines are ignored.
    ///
    /// @throws IllegalStateException when it cannot be read, or others can have written it; the message is meant
    /// for the user
    static Map<String, String> read(Path file) {
        var values = new HashMap<String, String>();
        try {
            if (!Ownership.isTrusted(file)) {
                throw new IllegalStateException("The file " + file.toAbsolutePath() + " was not read: it belongs to "
                        + Ownership.owner(file) + ", or is world-writable, and settings decide what this program"
                        + " does. Restrict it to yourself (chown, chmod 600), or start in another folder");
            }
            for (var line : Files.readAllLines(file)) {
                var setting = LINE.matcher(line);
                if (setting.matches()) {
                    values.put(setting.group(1), value(setting.group(2).strip()));
                }
            }
        } catch (NoSuchFileException noFile) {
            return Map.of();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file " + file.toAbsolutePath() + " cannot be read (" + FileErrors.reason(e)
                            + "); make it readable text in UTF-8, or move it away",
                    e);
        }
        return values;
    }

    private static String value(String text) {
        var single = SINGLE_QUOTED.matcher(text);
        if (single.matches()) {
            return single.group(1);
        }
        var twice = DOUBLE_QUOTED.matcher(text);
        if (twice.matches()) {
            return ESCAPE.matcher(twice.group(1)).replaceAll("$1");
        }
        return COMMENT.matcher(text).replaceFirst("").strip();
    }
}
