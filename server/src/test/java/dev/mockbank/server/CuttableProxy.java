package dev.mockbank.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A line to a database that a test can cut, let hang, and mend: always at the same port.
final class CuttableProxy implements AutoCloseable {

    private final int targetPort;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile boolean hanging;
    private volatile @Nullable ServerSocket listener;

    private CuttableProxy(int port, int targetPort) {
        this.port = port;
        this.targetPort = targetPort;
    }

    /// A line on a free port that is not yet there: connections are refused until [#mend].
    static CuttableProxy to(int targetPort) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new CuttableProxy(free.getLocalPort(), targetPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /// Breaks all connections and refuses new ones.
    void cut() {
        close(listener);
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /// Keeps connections and takes new ones, but passes nothing on any more.
    void hang() {
        hanging = true;
    }

    /// Lets everything through, from now on.
    void mend() {
        thaw();
        var current = listener;
        if (current == null || current.isClosed()) {
            listen();
        }
    }

    @Override
    public void close() {
        cut();
        thaw();
    }

    private void thaw() {
        lock.lock();
        try {
            hanging = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = fresh;
            Thread.ofVirtual().name("proxy").start(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var client = from.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            }
        } catch (IOException cut) {
            close(from);
        }
    }

    private void pass(Socket from, Socket to) {
        var bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                awaitThaw();
                out.write(bytes, 0, length);
            }
        } catch (IOException cut) {
            // So it was asked for.
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (hanging) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
