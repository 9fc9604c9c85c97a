package dev.mockbank.shared;

import java.util.List;

/// What a server answered lately, for a console that shows it. The requests of consoles themselves do not count.
///
/// @param second  the second that is going on, counted from the server's start
/// @param changes how often something was changed through this server since its start
/// @param busy    the finished seconds with requests, and the first quiet one after each, oldest first
public record Traffic(long second, long changes, List<Second> busy) {

    /// One second.
    ///
    /// @param second       counted from the server's start
    /// @param requests     how many were answered in it
    /// @param medianMicros the latency in microseconds that half of them kept; 0 without requests
    /// @param p95Micros    the latency in microseconds that 95 of 100 kept; 0 without requests
    public record Second(long second, long requests, long medianMicros, long p95Micros) {}
}
