package dev.mockbank.admin.theme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Makes the figures of a font equally wide, so that amounts line up. Fonts such as Inter have such figures, but reach
/// them by the feature `tnum` only, which JavaFX cannot ask for: so the font's table of characters is changed to lead
/// to them at once (source: the OpenType specification, tables `cmap` and `GSUB`).
final class TabularFigures {

    private static final int DIRECTORY = 12;
    private static final int DIRECTORY_ENTRY = 16;
    private static final int SINGLE_SUBSTITUTION = 1;
    private static final int LISTED = 2;
    private static final int BASIC_PLANE_MAP = 4;
    private static final int FULL_MAP = 12;

    private final ByteBuffer font;

    private TabularFigures(byte[] font) {
        this.font = ByteBuffer.wrap(font);
    }

    /// The font with figures of one width; a font without the feature comes back as it is.
    static byte[] of(byte[] font) {
        var changed = font.clone();
        new TabularFigures(changed).change();
        return changed;
    }

    private void change() {
        var tabular = tabularGlyphs(table("GSUB"));
        int map = table("cmap");
        for (int i = 0; i < at(map + 2); i++) {
            int part = map + font.getInt(map + 8 + 8 * i);
            switch (at(part)) {
                case BASIC_PLANE_MAP -> changeBasicPlane(part, tabular);
                case FULL_MAP -> changeFull(part, tabular);
                default -> {}
            }
        }
    }

    /// Which glyph stands for which when figures shall be tabular.
    private Map<Integer, Integer> tabularGlyphs(int table) {
        var glyphs = new HashMap<Integer, Integer>();
        int features = table + at(table + 6);
        for (int i = 0; i < at(features); i++) {
            int entry = features + 2 + 6 * i;
            if (tag(entry).equals("tnum")) {
                int feature = features + at(entry + 4);
                for (int k = 0; k < at(feature + 2); k++) {
                    addLookup(table + at(table + 8), at(feature + 4 + 2 * k), glyphs);
                }
            }
        }
        return glyphs;
    }

    private void addLookup(int lookups, int index, Map<Integer, Integer> glyphs) {
        int lookup = lookups + at(lookups + 2 + 2 * index);
        for (int i = 0; at(lookup) == SINGLE_SUBSTITUTION && i < at(lookup + 4); i++) {
            int substitution = lookup + at(lookup + 6 + 2 * i);
            if (at(substitution) == LISTED) {
                addCovered(substitution + at(substitution + 2), substitution + 6, glyphs);
            }
        }
    }

    /// @param coverage    which glyphs are replaced, as a list or as ranges
    /// @param replacement by which ones, in the same order
    private void addCovered(int coverage, int replacement, Map<Integer, Integer> glyphs) {
        boolean ranges = at(coverage) == LISTED;
        int next = replacement;
        for (int i = 0; i < at(coverage + 2); i++) {
            int first = at(coverage + 4 + (ranges ? 6 : 2) * i);
            int last = ranges ? at(coverage + 6 + 6 * i) : first;
            for (int glyph = first; glyph <= last; glyph++) {
                glyphs.putIfAbsent(glyph, at(next));
                next += 2;
            }
        }
    }

    /// Characters in segments, whose glyphs are listed one by one.
    private void changeBasicPlane(int map, Map<Integer, Integer> tabular) {
        int twiceSegments = at(map + 6);
        for (int i = 0; i < twiceSegments; i += 2) {
            int last = at(map + 14 + i);
            int first = at(map + 16 + twiceSegments + i);
            int offsetPlace = map + 16 + 3 * twiceSegments + i;
            for (int digit = Math.max('0', first); at(offsetPlace) != 0 && digit <= Math.min('9', last); digit++) {
                int place = offsetPlace + at(offsetPlace) + 2 * (digit - first);
                font.putShort(place, tabular.getOrDefault(at(place), at(place)).shortValue());
            }
        }
    }

    /// Characters in groups, whose glyphs follow each other; those of the figures follow each other in both forms.
    private void changeFull(int map, Map<Integer, Integer> tabular) {
        for (int i = 0; i < font.getInt(map + 12); i++) {
            int group = map + 16 + 12 * i;
            if (font.getInt(group) >= '0' && font.getInt(group + 4) <= '9') {
                int glyph = font.getInt(group + 8);
                font.putInt(group + 8, tabular.getOrDefault(glyph, glyph));
            }
        }
    }

    private int table(String name) {
        for (int i = 0; i < at(4); i++) {
            int entry = DIRECTORY + DIRECTORY_ENTRY * i;
            if (tag(entry).equals(name)) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("The font has no table " + name);
    }

    private int at(int place) {
        return Short.toUnsignedInt(font.getShort(place));
    }

    private String tag(int place) {
        var tag = new byte[4];
        font.get(place, tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }
}
