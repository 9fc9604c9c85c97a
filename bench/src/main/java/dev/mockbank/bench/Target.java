package dev.mockbank.bench;

/// A number that the project wants to reach, and what this run gave.
///
/// @param wanted   what is wanted, in words
/// @param measured in words; that it was not measured, if so
/// @param verdict  whether it holds
record Target(String name, String wanted, String measured, Verdict verdict) {

    /// Whether a target holds.
    enum Verdict {
        HOLDS("holds"),
        DOES_NOT_HOLD("**does not hold**"),
        NOT_MEASURED("not measured");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        static Verdict of(boolean holds) {
            return holds ? HOLDS : DOES_NOT_HOLD;
        }

        String words() {
            return words;
        }
    }
}
