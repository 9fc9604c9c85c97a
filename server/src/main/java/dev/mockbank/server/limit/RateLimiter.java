package dev.mockbank.server.limit;

import dev.mockbank.shared.ApiKey;

/// Counts the requests of each key and says for each one whether it is within the key's limit.
///
/// The policy is *N requests per window of 60 seconds*. A key's first request opens its window with N requests;
/// each of them takes one (or more, see [RateCharge]), and when the 60 seconds are over the next request opens
/// a window anew with N, whatever was left.
/// So never more than N are allowed within one window, and "remaining" and "reset" mean what a reader expects;
/// what a fixed window costs is that up to 2 N can pass within 60 seconds that lie across the border of two
/// windows. A refused request takes nothing. A key that is silent for longer than a window starts afresh with
/// its next request.
///
/// A key's count belongs to the pair of key and limit. So a changed limit holds from the next request on, with
/// a full new window; going back to the former limit within the minute finds the former count again.
///
/// Safe for any number of threads.
public sealed interface RateLimiter extends AutoCloseable permits ProcessRateLimiter, RedisRateLimiter {

    /// The smallest limit, in requests per minute. "No limit" is no call of [#take].
    int MIN_LIMIT_PER_MINUTE = 1;

    /// The largest limit, in requests per minute.
    int MAX_LIMIT_PER_MINUTE = ApiKey.MAX_RATE_LIMIT;

    /// Takes a request, or several at once, from the key's window; all of them or none.
    ///
    /// Never fails for anything that happens to Redis, and never waits for it longer than 100 ms; a request
    /// that had to wait that long is the last one that does, until Redis has answered a probe in time again.
    ///
    /// @param keyId the key whose requests are counted together
    /// @param limitPerMinute from [#MIN_LIMIT_PER_MINUTE] to [#MAX_LIMIT_PER_MINUTE]; another one is a bug of
    /// the caller and ends in an `IllegalArgumentException`
    /// @param cost how many requests to take, from 1 to the limit; another one is a bug, too
    RateVerdict take(long keyId, int limitPerMinute, int cost);

    /// Where the requests are counted now, in one of three wordings: `process`, `redis`, or `process (redis
    /// unreachable)` for a limiter that would count in Redis if that answered.
    String kind();

    /// Ends the connection and the threads, if there are any, within about two seconds. Does not throw.
    @Override
    void close();

    /// A limiter that counts in this process: for a server that is alone. Starts no thread.
    static RateLimiter inProcess() {
        return new ProcessRateLimiter(System::nanoTime);
    }

    /// Looks at a Redis address without connecting.
    ///
    /// @throws IllegalArgumentException when [#inRedis] would not take it; the message is for the user and shows
    /// nothing of the URL
    static void checkUrl(String redisUrl) {
        RedisUrl.parse(redisUrl);
    }

    /// Asks Redis whether it is there, and changes nothing.
    ///
    /// @return where it is, as `host:port`
    /// @throws IllegalStateException when it cannot be used; the message is a sentence for people
    static String ping(String redisUrl) {
        return RedisPing.send(RedisUrl.parse(redisUrl));
    }

    /// A limiter that counts in Redis, together with all other servers there, and in this process while Redis
    /// does not answer.
    ///
    /// Waits at most two seconds for the first connection, so that the first requests are counted in Redis
    /// already. A Redis that is not there is no error: it is said in the log once, and looked for again every
    /// half second.
    ///
    /// @param redisUrl `redis://host:port`, or `rediss://` for TLS; user, password and database number as in
    /// `redis://user:password@host:6379/0`, what is special in a URL percent-encoded
    /// @throws IllegalArgumentException when it does not look like that; the message is for the user and shows
    /// nothing of the URL
    static RateLimiter inRedis(String redisUrl) {
        return RedisRateLimiter.open(RedisUrl.parse(redisUrl), RedisRateLimiter.ANSWER_BOUND);
    }
}
