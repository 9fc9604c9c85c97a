package dev.mockbank.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was opened, to be closed in the reverse order; what cannot be closed does not keep the rest open. What is
/// opened
/// while the rest is being closed is closed, too, if whoever opens it was added and waits for that.
final class Closeables implements AutoCloseable {

    private static final Logger LOG = System.getLogger("mockbank.server");

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        for (var next = pop(); next.isPresent(); next = pop()) {
            close(next.get());
        }
    }

    private synchronized Optional<AutoCloseable> pop() {
        return Optional.ofNullable(opened.pollFirst());
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Could not be closed: " + resource.getClass().getSimpleName(), e);
        }
    }
}
