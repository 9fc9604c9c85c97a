package dev.mockbank.server.limit;

import dev.mockbank.shared.ApiKey;

/// Counts the requests of each key and decides for each one whether it is within the key's limit.
///
/// The policy is *N requests per fixed window of 60 seconds*. A key's first request opens its window with N requests;
/// each request takes one (or more, see [RateCharge]), and after the 60 seconds the next request opens a new window
/// with N, whatever was left. So at most N are allowed within one window, and "remaining" and "reset" mean what a
/// reader expects. The price of a fixed window is that up to 2 N can pass within 60 seconds that span two windows. A
/// refused request takes nothing.
///
/// Counts are kept for each pair of key and limit. So a changed limit applies from the next request on, with a full
/// new window; changing it back within the minute resumes the earlier count.
///
/// Safe for any number of threads.
public sealed interface RateLimiter extends AutoCloseable permits ProcessRateLimiter, RedisRateLimiter {

    /// The smallest limit, in requests per minute. "No limit" is no call of [#take].
    int MIN_LIMIT_PER_MINUTE = 1;

    /// The largest limit, in requests per minute.
    int MAX_LIMIT_PER_MINUTE = ApiKey.MAX_RATE_LIMIT;

    /// Takes one request, or several at once, from the key's window: all of them or none.
    ///
    /// Never fails because of Redis, and never waits for it longer than 100 ms. After one request had to wait that
    /// long no other does, until Redis has answered a probe in time.
    ///
    /// @param keyId the key whose requests are counted together
    /// @param limitPerMinute from [#MIN_LIMIT_PER_MINUTE] to [#MAX_LIMIT_PER_MINUTE]; another value is a bug of
    /// the caller and throws an `IllegalArgumentException`
    /// @param cost how many requests to take, from 1 to the limit; another value is a bug, too
    RateVerdict take(long keyId, int limitPerMinute, int cost);

    /// Where requests are counted now: `process`, `redis`, or `process (redis unreachable)` for a limiter that counts
    /// in Redis when that answers.
    String kind();

    /// Closes the connection and the threads, if there are any, within about two seconds. Does not throw.
    @Override
    void close();

    /// A limiter that counts in this process, for a single server. Starts no thread.
    static RateLimiter inProcess() {
        return new ProcessRateLimiter(System::nanoTime);
    }

    /// Checks a Redis URL without connecting.
    ///
    /// @throws IllegalArgumentException when [#inRedis] would not accept it; the message is meant for the user
    /// and shows nothing of the URL
    static void checkUrl(String redisUrl) {
        RedisUrl.parse(redisUrl);
    }

    /// Checks that Redis can be used, without writing.
    ///
    /// @return its address, as `host:port`
    /// @throws IllegalStateException when it cannot be used; the message is meant for the user
    static String ping(String redisUrl) {
        return RedisPing.send(RedisUrl.parse(redisUrl));
    }

    /// A limiter that counts in Redis, shared with all other servers there, and in this process while Redis does not
    /// answer.
    ///
    /// Waits at most two seconds for the first connection, so that the first requests are counted in Redis already.
    /// An unreachable Redis is not an error: it is logged once, and a connection is tried every half second.
    ///
    /// @param redisUrl `redis://host:port`, or `rediss://` for TLS; user, password and database number as in
    /// `redis://user:password@host:6379/0`, with special characters percent-encoded
    /// @throws IllegalArgumentException when it is not of this form; the message is meant for the user and shows
    /// nothing of the URL
    static RateLimiter inRedis(String redisUrl) {
        return RedisRateLimiter.open(RedisUrl.parse(redisUrl), RedisRateLimiter.ANSWER_BOUND);
    }
}
