package dev.mockbank.server.household;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The books of a household.
///
/// @param openings for each wallet that it has what is in it at the beginning, in cents
/// @param entries  in the order of time
public record GeneratedHistory(Map<Wallet, Long> openings, List<Entry> entries) {

    public GeneratedHistory {
        openings = new EnumMap<>(openings);
        entries = List.copyOf(entries);
    }

    /// The same books, as far as they have happened.
    public GeneratedHistory upTo(Instant now) {
        return new GeneratedHistory(
                openings,
                entries.stream().filter(entry -> !entry.at().isAfter(now)).toList());
    }

    /// How many transactions they have.
    public int transactions() {
        return entries.stream().mapToInt(Entry::transactions).sum();
    }
}
