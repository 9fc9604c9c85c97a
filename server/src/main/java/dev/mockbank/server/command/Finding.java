package dev.mockbank.server.command;

/// What a check found out about one thing.
///
/// @param right    whether the server can start with it
/// @param subject  the thing, in one word
/// @param sentence how it is; when it is wrong, what to do
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
