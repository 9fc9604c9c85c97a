package dev.mockbank.server.household;

import static dev.mockbank.server.household.Merchant.card;
import static dev.mockbank.server.household.Merchant.debit;

import java.util.List;

/// The household's fixed costs, and its fixed income besides the salaries.
final class Bills {

    /// What nobody can do without, the most important first.
    static final List<Bill> NECESSARY = List.of(
            Bill.of(Schedule.debited(1), debit("Rent, Hollis & Reed Property", "rent", 118_000, 156_000, 1000)),
            Bill.metered(Schedule.debited(5), Season.HEATING, debit("Nordlicht Heating", "utilities", 7800, 11_800, 1)),
            Bill.metered(
                    Schedule.debited(6), Season.COLD_DAYS, debit("Brightgrid Electricity", "utilities", 6200, 8900, 1)),
            Bill.of(Schedule.in(15, 2, 5, 8, 11), debit("City Waterworks", "utilities", 7400, 11_900, 1)),
            Bill.of(Schedule.debited(12), debit("Fibrelane Internet", "internet & phone", 3499, 4499, 500)),
            Bill.of(Schedule.debited(15), debit("Larkphone Family", "internet & phone", 3999, 5499, 500)),
            Bill.of(Schedule.in(3, 1, 4, 7, 10), debit("Anchor Mutual, car", "insurance", 13_400, 18_900, 10)),
            Bill.of(Schedule.in(10, 3, 6, 9, 12), debit("Anchor Mutual, household", "insurance", 4200, 6800, 10)),
            Bill.of(Schedule.in(20, 1, 4, 7, 10), debit("Safeharbour Liability", "insurance", 1900, 2900, 10)),
            Bill.of(Schedule.in(2, 3), debit("Vehicle tax", "taxes", 12_600, 21_400, 100)),
            Bill.of(Schedule.in(16, 2, 5, 8, 11), debit("City dues", "taxes", 4800, 7600, 1)),
            Bill.income(Schedule.in(18, 6), debit("Tax office, refund", "taxes", 38_000, 94_000, 1)));

    /// What makes life easier, the most important first.
    static final List<Bill> COMFORT = List.of(
            Bill.income(Schedule.paidOut(8), debit("Child benefit", "benefits", 51_000, 51_000, 1)),
            Bill.of(Schedule.monthly(9), card("Cinefold Family", "subscriptions", 1299, 1799, 100)),
            Bill.of(Schedule.monthly(3), card("Tunewell Family", "subscriptions", 1499, 1799, 100)),
            Bill.of(Schedule.monthly(21), card("Cloudpocket 2 TB", "subscriptions", 899, 999, 100)),
            Bill.of(Schedule.monthly(18), card("The Morning Ledger", "subscriptions", 1499, 2499, 500)),
            Bill.of(Schedule.debited(1), debit("Ironleaf Gym", "sports", 3990, 5990, 500)),
            Bill.of(Schedule.debited(2), debit("After-school care", "children", 9800, 14_800, 100)),
            Bill.of(Schedule.debited(4), debit("Music school, piano", "children", 6200, 8400, 100)),
            Bill.of(Schedule.monthly(24), card("Pixelgrove Pass", "subscriptions", 799, 1299, 100)),
            Bill.of(Schedule.in(7, 1, 4, 7, 10), debit("FC Lindenhof, membership", "sports", 4500, 7500, 500)));

    private Bills() {}
}
