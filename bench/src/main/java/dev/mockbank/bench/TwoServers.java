package dev.mockbank.bench;

import java.util.List;

/// Two servers on one database, and what was checked when they had posted.
///
/// @param acknowledged how many postings clients were told of
/// @param booked       how many there are in the database; the same number, or something is wrong
/// @param wrong        how many accounts have a balance that is not the sum of their transactions; 0, or the same
record TwoServers(List<Line> lines, long acknowledged, long booked, long wrong) {

    /// A workload with one server and with two, the same clients in all.
    record Line(String name, int clients, Rate one, Rate two) {}

    boolean exact() {
        return acknowledged == booked && wrong == 0;
    }
}
