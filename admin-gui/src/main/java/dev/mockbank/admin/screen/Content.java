package dev.mockbank.admin.screen;

/// What a screen has to show while the bank answers.
public sealed interface Content {

    /// Nothing yet: the first answer is waited for.
    record Loading() implements Content {}

    /// Something.
    record Ready() implements Content {}

    /// The bank has nothing of this kind; the screen says what to do next.
    record Empty() implements Content {}

    /// The first answer was a refusal.
    ///
    /// @param sentence what went wrong and what to do
    record Failed(String sentence) implements Content {}
}
