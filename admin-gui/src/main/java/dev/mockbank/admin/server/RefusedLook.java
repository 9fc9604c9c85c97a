package dev.mockbank.admin.server;

import java.io.IOException;

/// A service that is there has refused a look.
final class RefusedLook extends IOException {

    private final String sentence;

    RefusedLook(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// What it said, for people.
    String sentence() {
        return sentence;
    }
}
