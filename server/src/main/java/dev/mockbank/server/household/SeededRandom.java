package dev.mockbank.server.household;

import java.util.ArrayList;
import java.util.List;

/// Chance that is the same on every machine and in every version of Java: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", 2014), written out here because the books depend on each bit of it.
final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /// A generator for one aspect of a household, so that a change to one aspect does not affect the
    /// others.
    static SeededRandom of(long seed, String matter) {
        return new SeededRandom(mixed(seed * GOLDEN_GAMMA) ^ mixed(matter.hashCode()));
    }

    /// A number from 0 to `bound` - 1.
    long below(long bound) {
        state += GOLDEN_GAMMA;
        return Math.unsignedMultiplyHigh(mixed(state), bound);
    }

    /// A number within these bounds, both included.
    int between(int min, int max) {
        return min + (int) below(max - min + 1L);
    }

    /// A number from 0 to `max`, the smaller the more often: a third of `max` in the middle.
    int small(int max) {
        return Math.min(between(0, max), between(0, max));
    }

    /// One of a list.
    <T> T of(List<T> list) {
        return list.get(between(0, list.size() - 1));
    }

    /// One of a list, the first ones the most often.
    <T> T favourite(List<T> list) {
        return list.get(small(list.size() - 1));
    }

    /// The list in another order.
    <T> List<T> shuffled(List<T> list) {
        var shuffled = new ArrayList<>(list);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = between(0, last);
            shuffled.set(other, shuffled.set(last, shuffled.get(other)));
        }
        return shuffled;
    }

    private static long mixed(long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
