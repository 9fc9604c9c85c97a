package dev.mockbank.server.transaction;

import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.shared.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A period of time; null means no bound.
///
/// @param from   at this instant or later
/// @param to     at this instant or earlier
/// @param before earlier than this instant
record TransactionPeriod(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant before) {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /// A bound: an instant, or a whole day.
    private record Bound(Instant instant, boolean wholeDay) {}

    /// Reads the parameters. The supplier must be called only after all parameters were validated.
    static Supplier<TransactionPeriod> read(Inputs query) {
        var from = query.optional("date_from", bound(false));
        var to = query.optional("date_to", bound(true));
        return () -> {
            var end = to.orNull();
            return new TransactionPeriod(
                    from.present() ? from.get().instant() : null,
                    end == null || end.wholeDay() ? null : end.instant(),
                    end == null || !end.wholeDay() ? null : end.instant());
        };
    }

    /// The consecutive calendar months in UTC that are completely within the period, as instants.
    ///
    /// @param from the beginning of the first month; null when the period has no lower bound
    /// @param to   the end of the last month; null when the period has no upper bound
    record WholeMonths(@Nullable Instant from, @Nullable Instant to) {}

    /// The whole months in the period; empty when there are none.
    Optional<WholeMonths> wholeMonths() {
        var end = end();
        var first = from == null ? null : ceiling(from);
        var last = end == null ? null : beginningOfMonth(end);
        boolean noneFollows = first != null && first.isAfter(LAST);
        return noneFollows || (first != null && last != null && !first.isBefore(last))
                ? Optional.empty()
                : Optional.of(new WholeMonths(first, last));
    }

    /// The first instant after the period; null when it has no upper bound, or one beyond the year 9999.
    @Nullable
    Instant end() {
        var end = to == null ? before : to.plus(1, ChronoUnit.MICROS);
        return end == null || end.isAfter(LAST) ? null : end;
    }

    private static Instant ceiling(Instant instant) {
        var beginning = beginningOfMonth(instant);
        return beginning.equals(instant)
                ? beginning
                : beginning.atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
    }

    private static Instant beginningOfMonth(Instant instant) {
        return startOf(LocalDate.ofInstant(instant, ZoneOffset.UTC).withDayOfMonth(1));
    }

    /// The same period for the rows after a position in a list by time: without the bound that the
    /// position already implies, from which PostgreSQL might scan up to the position.
    TransactionPeriod behind(TransactionPlace place, boolean descending) {
        var time = place.timestamp();
        return descending
                ? new TransactionPeriod(
                        from,
                        to == null || !time.isAfter(to) ? null : to,
                        before == null || time.isBefore(before) ? null : before)
                : new TransactionPeriod(from == null || !time.isBefore(from) ? null : from, to, before);
    }

    /// Reads an instant, or a date: as a lower bound the start of that day in UTC, as an upper bound all of that day.
    private static FieldReader<Bound> bound(boolean upper) {
        return node -> {
            var date = Timestamps.parseDate(node.asString(""));
            if (date.isPresent()) {
                return new Bound(startOf(upper ? date.get().plusDays(1) : date.get()), true);
            }
            return new Bound(FieldReaders.timestamp().read(node), false);
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
