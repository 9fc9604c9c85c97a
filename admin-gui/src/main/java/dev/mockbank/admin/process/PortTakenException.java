package dev.mockbank.admin.process;

/// Something that is not this bank listens on the server's port.
final class PortTakenException extends Exception {

    private final int port;
    private final int freePort;

    PortTakenException(int port, int freePort) {
        super("Port " + port + " is taken by another program.");
        this.port = port;
        this.freePort = freePort;
    }

    int port() {
        return port;
    }

    int freePort() {
        return freePort;
    }
}
