package dev.mockbank.shared;

import java.util.List;

/// What goes wrong in a sandbox on purpose. The same seed and the same requests in the same order give
/// the same faults.
///
/// @param seed  what all chances are drawn from, 0 to [#MAX_SEED]
/// @param rules at most [#MAX_RULES]; the first one that applies to a request decides
public record Faults(long seed, List<FaultRule> rules) {

    /// How many rules a sandbox has at most.
    public static final int MAX_RULES = 20;

    /// The seed that is taken when none is named.
    public static final long DEFAULT_SEED = 1;

    /// The largest seed: the largest number that every reader of JSON keeps exactly.
    public static final long MAX_SEED = (1L << 53) - 1;

    /// Nothing goes wrong.
    public static final Faults NONE = new Faults(DEFAULT_SEED, List.of());

    public Faults {
        rules = List.copyOf(rules);
    }

    /// Rules with the default seed.
    public static Faults of(FaultRule... rules) {
        return new Faults(DEFAULT_SEED, List.of(rules));
    }
}
