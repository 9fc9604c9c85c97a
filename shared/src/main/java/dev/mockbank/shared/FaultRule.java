package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A rule for what goes wrong on purpose with the requests that match it. What is null is not on the
/// wire.
///
/// @param method         `GET` (which includes `HEAD`), `POST`, `PATCH` or `DELETE`; null matches any
/// @param path           a path without a query, in which `*` stands for any characters; null matches
///                       any
/// @param fault          what goes wrong
/// @param probability    of the matching requests, 0 to 1 with at most 6 decimals
/// @param after          how many matching requests pass first; null is none
/// @param times          how often the fault happens before the rule is used up; null is without end
/// @param milliseconds   of [FaultKind#LATENCY]: how long, 0 to [#MAX_MILLISECONDS]
/// @param p50            of [FaultKind#LATENCY], in place of `milliseconds`: the median of a log-normal
///                       distribution, in milliseconds
/// @param p99            its 99th percentile, in milliseconds
/// @param status         of [FaultKind#ERROR]: 400 to 599
/// @param retryAfter     of [FaultKind#ERROR] (up to a day) and [FaultKind#RATE_LIMIT] (up to a minute):
///                       the `Retry-After` of the response, in seconds
/// @param bytesPerSecond of [FaultKind#SLOW_BODY]: 1 to [#MAX_BYTES_PER_SECOND]
public record FaultRule(
        @JsonInclude(Include.NON_NULL) @Nullable String method,
        @JsonInclude(Include.NON_NULL) @Nullable String path,
        FaultKind fault,
        BigDecimal probability,
        @JsonInclude(Include.NON_NULL) @Nullable Integer after,
        @JsonInclude(Include.NON_NULL) @Nullable Integer times,
        @JsonInclude(Include.NON_NULL) @Nullable Integer milliseconds,
        @JsonInclude(Include.NON_NULL) @Nullable Integer p50,
        @JsonInclude(Include.NON_NULL) @Nullable Integer p99,
        @JsonInclude(Include.NON_NULL) @Nullable Integer status,
        @JsonInclude(Include.NON_NULL) @Nullable Integer retryAfter,
        @JsonInclude(Include.NON_NULL) @Nullable Integer bytesPerSecond) {

    /// The longest latency.
    public static final int MAX_MILLISECONDS = 60_000;

    /// The most decimals of a probability.
    public static final int PROBABILITY_DECIMALS = 6;

    /// The longest path, in characters.
    public static final int PATH_CHARACTERS = 200;

    /// The largest `times` and `after`.
    public static final int MAX_TIMES = 1_000_000;

    /// The longest `Retry-After` of an error, in seconds: a day.
    public static final int MAX_RETRY_AFTER = 86_400;

    /// The fastest of slow bodies.
    public static final int MAX_BYTES_PER_SECOND = 1_000_000;

    /// A fault that needs no further values.
    public static FaultRule of(FaultKind fault) {
        return of(fault, null, null, null, null, null, null);
    }

    /// Every request takes so much longer.
    public static FaultRule latency(int milliseconds) {
        return of(FaultKind.LATENCY, milliseconds, null, null, null, null, null);
    }

    /// Requests take longer by a log-normal distribution.
    ///
    /// @param p50 the median, in milliseconds
    /// @param p99 what one of a hundred exceeds, in milliseconds
    public static FaultRule latency(int p50, int p99) {
        return of(FaultKind.LATENCY, null, p50, p99, null, null, null);
    }

    /// Every request is refused with a status.
    public static FaultRule error(int status) {
        return of(FaultKind.ERROR, null, null, null, status, null, null);
    }

    /// Every request is refused with a status, and told when to come again.
    ///
    /// @param retryAfter in seconds
    public static FaultRule error(int status, int retryAfter) {
        return of(FaultKind.ERROR, null, null, null, status, retryAfter, null);
    }

    /// Every response is sent slowly.
    public static FaultRule slowBody(int bytesPerSecond) {
        return of(FaultKind.SLOW_BODY, null, null, null, null, null, bytesPerSecond);
    }

    /// The same, for one method and path.
    ///
    /// @param onlyMethod null for any
    /// @param onlyPath   null for any
    public FaultRule on(@Nullable String onlyMethod, @Nullable String onlyPath) {
        return limited(onlyMethod, onlyPath, probability, after, times);
    }

    /// The same, for a part of the requests.
    ///
    /// @param part 0 to 1, such as `0.3`
    public FaultRule withProbability(String part) {
        return limited(method, path, new BigDecimal(part), after, times);
    }

    /// The same, after some requests have passed.
    public FaultRule after(int requests) {
        return limited(method, path, probability, requests, times);
    }

    /// The same, so many times and then no more.
    public FaultRule times(int faults) {
        return limited(method, path, probability, after, faults);
    }

    private static FaultRule of(
            FaultKind fault,
            @Nullable Integer milliseconds,
            @Nullable Integer p50,
            @Nullable Integer p99,
            @Nullable Integer status,
            @Nullable Integer retryAfter,
            @Nullable Integer bytesPerSecond) {
        return new FaultRule(
                null,
                null,
                fault,
                BigDecimal.ONE,
                null,
                null,
                milliseconds,
                p50,
                p99,
                status,
                retryAfter,
                bytesPerSecond);
    }

    private FaultRule limited(
            @Nullable String onlyMethod,
            @Nullable String onlyPath,
            BigDecimal part,
            @Nullable Integer passing,
            @Nullable Integer most) {
        return new FaultRule(
                onlyMethod,
                onlyPath,
                fault,
                part,
                passing,
                most,
                milliseconds,
                p50,
                p99,
                status,
                retryAfter,
                bytesPerSecond);
    }
}
