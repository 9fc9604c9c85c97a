package dev.mockbank.server.fault;

/// Chances drawn from a seed: SplitMix64 (source: Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", 2014), so that they are the same with every version of Java. Used by one thread
/// at a time.
final class SeededChances {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final int PER_MILLION = 1_000_000;
    private static final int FRACTION_BITS = 53;

    /// The 99th percentile of the normal distribution.
    private static final double NORMAL_P99 = 2.3263478740408408;

    private long state;

    SeededChances(long seed) {
        this.state = seed;
    }

    /// Draws once.
    ///
    /// @param perMillion of a million draws, how many are true
    boolean isHit(int perMillion) {
        return Math.floorMod(next() >>> 1, PER_MILLION) < perMillion;
    }

    /// Draws from a log-normal distribution.
    ///
    /// @param p50 the median, above 0
    /// @param p99 the 99th percentile, not below the median
    double logNormal(double p50, double p99) {
        double sigma = StrictMath.log(p99 / p50) / NORMAL_P99;
        return p50 * StrictMath.exp(sigma * normal());
    }

    /// By Box and Muller.
    private double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(fraction()));
        return radius * StrictMath.cos(2 * StrictMath.PI * fraction());
    }

    /// Above 0, up to 1.
    private double fraction() {
        return ((next() >>> (Long.SIZE - FRACTION_BITS)) + 1) * 0x1.0p-53;
    }

    private long next() {
        state += GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
