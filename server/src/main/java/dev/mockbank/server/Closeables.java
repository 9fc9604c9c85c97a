package dev.mockbank.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Closes resources in the reverse order of opening; one that fails to close does not prevent the rest. A resource
/// that is added during closing is closed as well, if whoever opens it was added before and waits for it in `close`.
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
