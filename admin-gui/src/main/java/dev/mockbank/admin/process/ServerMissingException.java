package dev.mockbank.admin.process;

/// There is no program to start the server with. The message is a sentence for people.
public final class ServerMissingException extends RuntimeException {

    ServerMissingException(String sentence) {
        super(sentence);
    }
}
