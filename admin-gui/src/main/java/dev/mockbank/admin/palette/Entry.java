package dev.mockbank.admin.palette;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/// Something that can be opened or done.
///
/// @param title  what the user reads and types
/// @param detail what it is, or its shortcut; is found, too
/// @param act    opens or does it
public record Entry(String title, String detail, Runnable act) {

    private static final int TITLE_BEGINS = 0;
    private static final int WORD_BEGINS = 1;
    private static final int IN_TITLE = 2;
    private static final int IN_DETAIL = 3;

    /// How well it fits what was typed, 0 best; empty when one of the words is nowhere in it.
    OptionalInt rank(String typed) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        var name = title.toLowerCase(Locale.ROOT);
        var all = name + " " + detail.toLowerCase(Locale.ROOT);
        if (!Arrays.stream(text.split("\\s+")).allMatch(all::contains)) {
            return OptionalInt.empty();
        }
        if (name.startsWith(text)) {
            return OptionalInt.of(TITLE_BEGINS);
        }
        if (name.contains(" " + text)) {
            return OptionalInt.of(WORD_BEGINS);
        }
        return OptionalInt.of(name.contains(text) ? IN_TITLE : IN_DETAIL);
    }
}
