package dev.mockbank.server.command;

import dev.mockbank.server.limit.RateLimiter;

/// Checks whether the Redis of the rate limits can be used.
final class RedisCheck {

    private static final String SUBJECT = "redis";

    private RedisCheck() {}

    static Finding find(String redisUrl) {
        try {
            return Finding.right(SUBJECT, "Redis at " + RateLimiter.ping(redisUrl) + " answers");
        } catch (IllegalStateException e) {
            return Finding.wrong(SUBJECT, String.valueOf(e.getMessage()));
        }
    }
}
