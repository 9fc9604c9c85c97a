package dev.mockbank.server.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HouseholdTest {

    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    /// Who changes what a household buys changes these on purpose.
    @ParameterizedTest
    @CsvSource({
        "42, 20000, ba7bc12d6f88eeb3",
        "42, 2000, 0a812ef9e8cfa38d",
        "7, 30000, fd4c215a6292403b",
    })
    void hasTheSameBooksOnEveryMachine(long seed, int transactions, String sha256) throws Exception {
        assertThat(sha256(Household.books(seed, transactions, LAST))).isEqualTo(sha256);
    }

    @Test
    void dependsNeitherOnTheLocaleNorOnTheZone() throws Exception {
        var expected = sha256(Household.books(42, 2000, LAST));
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));

            assertThat(sha256(Household.books(42, 2000, LAST))).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void hasOtherBooksForAnotherSeed() {
        assertThat(Household.books(1, 2000, LAST).entries())
                .doesNotContainAnyElementsOf(Household.books(2, 2000, LAST).entries());
    }

    @Test
    void hasNothingButThePast() {
        var books = Household.books(42, 20_000, LAST);
        var now = Instant.parse("2025-12-31T15:00:00Z");

        var past = books.upTo(now);

        assertThat(past.entries())
                .isEqualTo(books.entries().subList(0, past.entries().size()));
        assertThat(past.entries().getLast().at()).isBetween(now.minusSeconds(3 * 3600), now);
        assertThat(past.transactions()).isBetween(19_960, 19_999);
    }

    @Test
    void coversTwoYearsThatEndWithALeapDay() {
        var books = Household.books(42, 2000, LocalDate.of(2024, 2, 29));

        assertThat(books.entries().getFirst().at())
                .isAfter("2022-02-28T00:00:00Z")
                .isBefore("2022-03-05T00:00:00Z");
        assertThat(books.entries().getLast().at())
                .isAfter("2024-02-27T00:00:00Z")
                .isBefore("2024-03-01T00:00:00Z");
    }

    @Test
    void livesAsPeopleDo() {
        var books = Household.books(42, 20_000, LAST);

        assertThat(lines(books, "rent")).hasSize(24).map(Entry.Line::cents).containsOnly(-133_000L);
        assertThat(lines(books, "salary")).hasSize(52).allMatch(line -> line.cents() > 0);
        assertThat(sum(books, "utilities", 1)).isLessThan(2 * sum(books, "utilities", 7));
        assertThat(sum(books, "gifts", 12)).isLessThan(2 * sum(books, "gifts", 6));
        assertThat(lines(books, "refund")).isNotEmpty().allMatch(line -> line.cents() > 0);
        assertThat(books.entries().stream().filter(Entry.Move.class::isInstance).map(Entry.Move.class::cast))
                .map(move -> move.from() + " to " + move.to())
                .containsOnly("CHECKING to SAVINGS", "CHECKING to CARD", "CHECKING to CASH");
    }

    @Test
    void refusesBooksThatAreTooShortOrTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> Household.books(1, 99, LAST));
        assertThatIllegalArgumentException().isThrownBy(() -> Household.books(1, 100_001, LAST));
    }

    private static List<Entry.Line> lines(GeneratedHistory books, String category) {
        return books.entries().stream()
                .filter(Entry.Line.class::isInstance)
                .map(Entry.Line.class::cast)
                .filter(line -> line.category().equals(category))
                .toList();
    }

    /// What a category moved in a month of both years.
    private static long sum(GeneratedHistory books, String category, int month) {
        return lines(books, category).stream()
                .filter(line -> line.at().toString().substring(5, 7).equals("%02d".formatted(month)))
                .mapToLong(Entry.Line::cents)
                .sum();
    }

    private static String sha256(GeneratedHistory books) throws NoSuchAlgorithmException {
        var text = books.openings() + "\n"
                + books.entries().stream().map(Entry::toString).collect(Collectors.joining("\n"));
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
