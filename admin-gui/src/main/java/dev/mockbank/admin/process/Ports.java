package dev.mockbank.admin.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// The ports of 127.0.0.1.
public final class Ports {

    private static final int LARGEST = 65_535;
    private static final int TRIES = 100;

    private Ports() {}

    /// Whether a server could listen there now.
    public static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// The next free port behind one, or any free one when the neighbours are all taken.
    public static int freeAfter(int port) throws IOException {
        for (int next = port + 1; next <= Math.min(LARGEST, port + TRIES); next++) {
            if (isFree(next)) {
                return next;
            }
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
