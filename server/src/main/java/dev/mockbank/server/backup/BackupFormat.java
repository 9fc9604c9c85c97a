package dev.mockbank.server.backup;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The keywords of the format, which `docs/backup-format.md` describes.
final class BackupFormat {

    /// The format that is written. All older formats can be read.
    static final int VERSION = 2;

    static final Pattern FIRST_LINE = Pattern.compile("mockbank-backup ([1-9][0-9]{0,8})");
    static final int MAX_FIRST_LINE_BYTES = 64;

    static final String MADE_BY = "mockbank";
    static final String TAKEN_AT = "taken";
    static final String TABLE = "table";
    static final String NUMBERS = "numbers";
    static final String DIFFERENCES = "differences";
    static final String END = "end";

    /// The line after the rows of a table.
    static final String END_OF_ROWS = "\\.";

    /// The last line: a keyword and the SHA-256 of all bytes before it.
    static final int LAST_LINE_BYTES = 72;

    private static final String CHECKSUM = "sha256 ";

    private BackupFormat() {}

    static String firstLine() {
        return "mockbank-backup " + VERSION + "\n";
    }

    static String lastLine(MessageDigest digest) {
        return CHECKSUM + HexFormat.of().formatHex(digest.digest()) + "\n";
    }
}
