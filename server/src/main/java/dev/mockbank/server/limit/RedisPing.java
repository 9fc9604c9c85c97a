package dev.mockbank.server.limit;

import io.lettuce.core.RedisURI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Checks a Redis without writing to it.
final class RedisPing {

    private static final String REPLICA = "role:slave";

    private RedisPing() {}

    /// @return `host:port`
    /// @throws IllegalStateException when it does not answer, or is a replica; the message is meant for the user
    static String send(RedisURI uri) {
        try (var connections = new RedisConnections(uri)) {
            try (var connection = connections.open()) {
                var answer = connection.async().info("replication");
                var replication = answer.get(RedisConnections.CONNECT_BOUND.toMillis(), TimeUnit.MILLISECONDS);
                if (replication.contains(REPLICA)) {
                    throw new IllegalStateException("Redis at " + connections.address()
                            + " is a read-only replica; set REDIS_URL to its primary");
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

    /// The root cause: the message of Redis or the network.
    private static String reason(Exception failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage() == null ? "no answer" : reason.getMessage();
    }
}
