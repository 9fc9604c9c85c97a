package dev.mockbank.admin.control;

import dev.mockbank.shared.BalanceAt;
import java.util.List;

/// What is worth drawing of the balances of the past.
public final class BalanceHistory {

    /// What is shown at least, so that there is a line.
    private static final int LEAST_DAYS = 7;

    private BalanceHistory() {}

    /// The balances without the days before anything was booked, on which there was no account or nothing on it that
    /// could change.
    ///
    /// @param all the earliest first
    public static List<BalanceAt> sinceFirstChange(List<BalanceAt> all) {
        if (all.size() <= LEAST_DAYS) {
            return all;
        }
        int change = 1;
        while (change < all.size()
                && all.get(change).balance().equals(all.getFirst().balance())) {
            change++;
        }
        return all.subList(Math.min(change - 1, all.size() - LEAST_DAYS), all.size());
    }
}
