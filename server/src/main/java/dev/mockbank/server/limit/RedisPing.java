package dev.mockbank.server.limit;

import io.lettuce.core.RedisURI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A look at a Redis that writes nothing there.
final class RedisPing {

    private static final String REPLICA = "role:slave";

    private RedisPing() {}

    /// @return `host:port`
    /// @throws IllegalStateException when it does not answer, or only reads; the message is a sentence for people
    static String send(RedisURI uri) {
        try (var connections = new RedisConnections(uri)) {
            try (var connection = connections.open()) {
                var answer = connection.async().info("replication");
                var replication = answer.get(RedisConnections.CONNECT_BOUND.toMillis(), TimeUnit.MILLISECONDS);
                if (replication.contains(REPLICA)) {
                    throw new IllegalStateException("Redis at " + connections.address()
                            + " is a replica, which only reads; set REDIS_URL to the one that it follows");
                }
                return connections.address();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        "Redis at " + connections.address() + " cannot be used (" + reason(e)
                                + "); start it, or correct REDIS_URL",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The check of Redis was interrupted; start it again", e);
            }
        }
    }

    /// The innermost reason: what Redis or the network said.
    private static String reason(Exception failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage() == null ? "no answer" : reason.getMessage();
    }
}
