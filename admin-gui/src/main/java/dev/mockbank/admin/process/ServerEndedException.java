package dev.mockbank.admin.process;

/// The server has ended before it answered, or takes too long. The message is a sentence for people.
final class ServerEndedException extends Exception {

    ServerEndedException(String sentence) {
        super(sentence);
    }
}
