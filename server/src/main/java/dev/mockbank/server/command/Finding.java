package dev.mockbank.server.command;

/// The result of one check.
///
/// @param right    whether the server can start
/// @param subject  what was checked, in one word
/// @param sentence the result; if it is wrong, what to do
record Finding(boolean right, String subject, String sentence) {

    static Finding right(String subject, String sentence) {
        return new Finding(true, subject, sentence);
    }

    static Finding wrong(String subject, String sentence) {
        return new Finding(false, subject, sentence);
    }

    /// One line for a terminal.
    @Override
    public String toString() {
        return "%-6s %-9s %s".formatted(right ? "ok" : "WRONG", subject, sentence.replaceAll("\\s*\\R\\s*", " "));
    }
}
