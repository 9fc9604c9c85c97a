package dev.mockbank.bench;

import java.util.List;

/// How much is measured.
///
/// @param seconds how long each measurement takes, 0.1 to 60
/// @param rounds  how often each is repeated, in turns with its yardsticks, 1 to 9; the median counts
/// @param warmUpSeconds how long a new server is loaded before it counts, 0 to 300
/// @param clients how many at a time, each 1 to 1,000
/// @param stallHistory how many transactions the bank has in which one key tries to stall another, 1,000 to 100 million
/// @param copied how many transactions the sandbox has that is copied beside postings, 1,000 to 1 million
/// @param sandboxes how many sandboxes are posted to at a time, 1 to 5,000
/// @param history how many transactions an account has when its growth is measured, ascending, to 100 million
record Plan(
        double seconds,
        int rounds,
        double warmUpSeconds,
        List<Integer> clients,
        List<Long> history,
        long stallHistory,
        long copied,
        int sandboxes) {

    private static final double MIN_SECONDS = 0.1;
    private static final double MAX_SECONDS = 60;
    private static final double MAX_WARM_UP_SECONDS = 300;
    private static final int MAX_ROUNDS = 9;
    private static final int MAX_CLIENTS = 1_000;
    private static final int MAX_SIZES = 6;
    private static final long MAX_HISTORY = 100_000_000;

    private static final long MIN_STALL_HISTORY = 1_000;
    private static final long MIN_COPIED = 1_000;
    private static final long MAX_COPIED = 1_000_000;
    private static final int MAX_SANDBOXES = 5_000;

    Plan {
        check(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS, "seconds: 0.1 to 60");
        check(warmUpSeconds >= 0 && warmUpSeconds <= MAX_WARM_UP_SECONDS, "warm-up: 0 to 300 seconds");
        check(rounds >= 1 && rounds <= MAX_ROUNDS, "rounds: 1 to 9");
        check(
                within(clients.size(), MAX_SIZES) && clients.stream().allMatch(count -> within(count, MAX_CLIENTS)),
                "clients: up to six numbers from 1 to 1000, with commas");
        check(
                within(history.size(), MAX_SIZES) && history.stream().allMatch(rows -> within(rows, MAX_HISTORY)),
                "history: up to six numbers of transactions from 1 to 100000000, with commas");
        check(history.stream().sorted().toList().equals(history), "history: the smaller number first");
        check(
                stallHistory >= MIN_STALL_HISTORY && stallHistory <= MAX_HISTORY,
                "stall-history: 1000 to 100000000 transactions");
        check(copied >= MIN_COPIED && copied <= MAX_COPIED, "copied: 1000 to 1000000 transactions");
        check(within(sandboxes, MAX_SANDBOXES), "sandboxes: 1 to 5000");
        clients = List.copyOf(clients);
        history = List.copyOf(history);
    }

    /// The same with other clients.
    Plan withClients(List<Integer> others) {
        return new Plan(seconds, rounds, warmUpSeconds, others, history, stallHistory, copied, sandboxes);
    }

    private static boolean within(long number, long max) {
        return number >= 1 && number <= max;
    }

    private static void check(boolean fine, String accepted) {
        if (!fine) {
            throw new IllegalArgumentException(accepted);
        }
    }
}
