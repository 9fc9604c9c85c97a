package dev.mockbank.admin.client;

/// A question that the bank has no answer to in this form; the message says to the user what to do.
public final class UnansweredException extends RuntimeException {

    public UnansweredException(String sentence) {
        super(sentence);
    }
}
