package dev.mockbank.server.http;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// A histogram of the latencies of one second, in microseconds, with four buckets to each doubling: a quantile is
/// accurate to one eighth. Latencies beyond the last bucket, about 90 seconds, count there.
final class LatencyCounts {

    private static final int BUCKETS = 104;
    private static final int BUCKETS_A_DOUBLING = 4;
    private static final int SMALLEST_DOUBLING = 2;
    private static final int PERCENT = 100;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);

    void add(long micros) {
        counts.getAndIncrement(bucket(micros));
    }

    long total() {
        long total = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            total += counts.get(bucket);
        }
        return total;
    }

    /// A quantile in microseconds, interpolated linearly within its bucket.
    long quantile(int percent) {
        long wanted = Math.ceilDiv(total() * percent, PERCENT);
        long before = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            long here = counts.get(bucket);
            if (here > 0 && before + here >= wanted) {
                return least(bucket) + (least(bucket + 1) - least(bucket)) * (wanted - before) / here;
            }
            before += here;
        }
        return 0;
    }

    private static int bucket(long micros) {
        if (micros < BUCKETS_A_DOUBLING) {
            return (int) Math.max(0, micros);
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        int quarter = (int) (micros >>> (doubling - SMALLEST_DOUBLING)) % BUCKETS_A_DOUBLING;
        return Math.min(BUCKETS - 1, (doubling - 1) * BUCKETS_A_DOUBLING + quarter);
    }

    /// The lower bound of a bucket.
    private static long least(int bucket) {
        if (bucket < BUCKETS_A_DOUBLING) {
            return bucket;
        }
        int doubling = bucket / BUCKETS_A_DOUBLING + 1;
        return (long) (BUCKETS_A_DOUBLING + bucket % BUCKETS_A_DOUBLING) << (doubling - SMALLEST_DOUBLING);
    }
}
