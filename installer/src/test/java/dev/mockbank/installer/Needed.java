package dev.mockbank.installer;

import org.junit.jupiter.api.Assumptions;

/// What a test needs from the machine. Where it is missing the test is skipped and says what to install; with `CI=true`
/// in the environment it fails.
final class Needed {

    private Needed() {}

    /// A program on the path.
    ///
    /// @param debianPackage that has it
    static void program(String name, String debianPackage) {
        check(
                Tool.onPath(name),
                name + " is not installed here: apt-get install --no-install-recommends " + debianPackage);
    }

    static void check(boolean there, String sentence) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        Assumptions.assumeTrue(there, sentence);
    }
}
