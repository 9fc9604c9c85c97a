package dev.mockbank.admin.control;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Which of many texts are suggested for what somebody has typed.
final class Suggestions {

    private Suggestions() {}

    /// Those that begin with it, then those in which a word begins with it, then those that have it anywhere; in any
    /// case of letters, and otherwise in the order given.
    static List<String> among(List<String> all, String typed, int most) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return all.stream().limit(most).toList();
        }
        return Stream.iterate(0, rank -> rank <= 2, rank -> rank + 1)
                .flatMap(rank -> all.stream().filter(text -> rank(text, wanted) == rank))
                .limit(most)
                .toList();
    }

    private static int rank(String text, String wanted) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(wanted);
        if (at < 0) {
            return 3;
        }
        if (at == 0) {
            return 0;
        }
        return text.toLowerCase(Locale.ROOT).contains(" " + wanted) ? 1 : 2;
    }
}
