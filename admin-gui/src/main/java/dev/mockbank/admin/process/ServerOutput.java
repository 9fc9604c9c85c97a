package dev.mockbank.admin.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What the server has printed last, at most [#MAX_LINES] lines of at most [#MAX_CHARACTERS] characters. Written by the
/// thread that reads the process, read by anyone.
public final class ServerOutput {

    /// How many lines are kept.
    public static final int MAX_LINES = 5_000;

    /// How long a line may be; what is longer is cut.
    public static final int MAX_CHARACTERS = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private long added;

    /// The lines from a number on.
    ///
    /// @param next  the number of the line that comes next: what to ask for the next time
    /// @param lines the lines that are still kept
    public record Part(long next, List<String> lines) {}

    /// Adds a line.
    public synchronized void add(String line) {
        lines.addLast(line.length() > MAX_CHARACTERS ? line.substring(0, MAX_CHARACTERS) + "…" : line);
        added++;
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
    }

    /// The lines that were added since a number; 0 gives all that are kept.
    public synchronized Part since(long number) {
        int wanted = Math.clamp(added - number, 0, lines.size());
        return new Part(added, last(wanted));
    }

    /// The last lines, at most `count`.
    public synchronized List<String> last(int count) {
        return new ArrayList<>(lines).subList(Math.max(0, lines.size() - count), lines.size());
    }
}
