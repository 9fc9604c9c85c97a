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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A line to a database or a server that a test can cut, let hang, and mend: always at the same port.
final class CuttableProxy implements AutoCloseable {

    private final int targetPort;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile boolean hanging;
    private volatile @Nullable ServerSocket listener;
    private volatile @Nullable Thread acceptor;

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
        awaitAcceptor();
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /// Keeps connections and takes new ones, but passes nothing on any more.
    void hang() {
        hanging = true;
    }

    /// Passes requests on, but cuts the connection in place of passing on the next answers.
    void loseAnswers(int count) {
        answersToLose.set(count);
    }

    /// How many answers are still to be lost.
    int answersToLose() {
        return answersToLose.get();
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

    /// The port is free only when nobody waits for connections to it any more.
    private void awaitAcceptor() {
        try {
            var current = acceptor;
            if (current != null) {
                current.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = fresh;
            acceptor = Thread.ofVirtual().name("proxy").start(() -> accept(fresh));
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
                Thread.ofVirtual().start(() -> pass(client, server, () -> false));
                Thread.ofVirtual().start(() -> pass(server, client, this::isLost));
            }
        } catch (IOException cut) {
            close(from);
        }
    }

    private boolean isLost() {
        return answersToLose.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void pass(Socket from, Socket to, BooleanSupplier isLost) {
        var bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                awaitThaw();
                if (isLost.getAsBoolean()) {
                    return;
                }
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
