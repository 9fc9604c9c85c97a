package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Lists and counts in every order and with filters of every kind, held against the same rows sorted, filtered and
/// added up by Java. Among the rows are equal ones, ones without texts, and longer texts than are compared.
final class TransactionListAuditTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static final int ROWS = 600;
    private static final long SEED = 42;
    private static final String LONG = "x".repeat(100);

    private static final List<@Nullable String> CATEGORIES = Arrays.asList(
            null, "", "Food", "food", "Äpfel & Birnen", "rent", "z", LONG, LONG + "long", LONG + "longer");
    private static final List<@Nullable String> DESCRIPTIONS = Arrays.asList(
            null, "", "Market", "market hall", "100% wool", "\uD83D\uDE80".repeat(120), LONG + "a", LONG + "b", "é");

    /// Of the accounts 1 to 5, two of which are called the same.
    private static final List<String> ACCOUNT_NAMES = List.of("savings", "Joint", "joint", "Joint", "empty");

    private static TestBank bank;
    private static List<Row> all = List.of();

    record Row(
            long id,
            long accountId,
            BigDecimal amount,
            BigDecimal balanceAfter,
            @Nullable String category,
            @Nullable String description,
            Instant timestamp,
            boolean transfer) {}

    /// A query and what it means.
    record Filter(String query, Predicate<Row> passes) {

        Filter and(Filter other) {
            return new Filter(query + "&" + other.query, passes.and(other.passes));
        }

        @Override
        public String toString() {
            return query;
        }
    }

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        for (var name : ACCOUNT_NAMES) {
            bank.post("/accounts", "{\"name\":\"" + name + "\",\"type\":\"checking\",\"balance\":0}");
        }
        insert();
        all = rows();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    static Stream<Filter> filters() {
        var none = new Filter("", _ -> true);
        var accounts = new Filter(
                "account_id=1&account_id=3&account_id=3", row -> List.of(1L, 3L).contains(row.accountId()));
        var categories = category("Food").and(category("rent"));
        var eitherCategory =
                new Filter(categories.query(), row -> "Food".equals(row.category()) || "rent".equals(row.category()));
        var withoutToo = new Filter(
                eitherCategory.query() + "&uncategorized=true",
                eitherCategory.passes().or(row -> row.category() == null));
        var without = new Filter("uncategorized=true", row -> row.category() == null);
        var noTransfers = new Filter("transfers=false", row -> !row.transfer());
        var text = new Filter(
                "q=MARKET",
                row -> row.description() != null
                        && row.description().toLowerCase(Locale.ROOT).contains("market"));
        var income = new Filter("type=income", row -> row.amount().signum() > 0);
        var small = new Filter(
                "amount_max=1.00&amount_min=-2",
                row -> row.amount().compareTo(BigDecimal.ONE) <= 0
                        && row.amount().compareTo(new BigDecimal("-2")) >= 0);
        var days = period("2024-01-17", "2024-03-02");
        var day = period("2024-02-03", "2024-02-03");
        var months = period("2024-01-01", "2024-02-29");
        var instants = new Filter(
                "date_from=2024-01-31T12:00:00Z&date_to=2024-03-01T00:00:00Z",
                within(Instant.parse("2024-01-31T12:00:00Z"), Instant.parse("2024-03-01T00:00:00.000001Z")));
        var single = new Filter("account_id=2", row -> row.accountId() == 2);
        var impossible = new Filter("account_id=0&account_id=99999999999", _ -> false);
        var oneOfThem = new Filter("account_id=0&account_id=2", row -> row.accountId() == 2);
        return Stream.of(
                none,
                accounts,
                single,
                impossible,
                oneOfThem,
                eitherCategory,
                withoutToo,
                without,
                category(LONG),
                category("Äpfel & Birnen"),
                noTransfers,
                text,
                income,
                small,
                days,
                day,
                months,
                instants,
                accounts.and(withoutToo),
                accounts.and(days).and(noTransfers),
                accounts.and(text).and(income),
                single.and(eitherCategory).and(instants),
                single.and(without).and(small),
                withoutToo.and(text),
                withoutToo.and(months).and(noTransfers),
                text.and(small).and(days));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void listsEachRowOnceInEveryOrder(Filter filter) {
        for (var sort : List.of("time", "amount", "description", "category", "account", "balance_after")) {
            for (var order : List.of("asc", "desc")) {
                var expected = all.stream()
                        .filter(filter.passes())
                        .sorted(comparator(sort, order.equals("desc")))
                        .map(Row::id)
                        .toList();
                var path = "/transactions?" + filter.query() + "&sort=" + sort + "&order=" + order;

                assertThat(Pages.ids(bank, path + "&limit=1000", bank.key()))
                        .as(path)
                        .isEqualTo(expected);
                assertThat(Pages.ids(bank, path + "&limit=41", bank.key()))
                        .as(path)
                        .isEqualTo(expected);
                assertThat(Pages.ids(bank, path + "&limit=70&offset=17", bank.key()))
                        .as(path)
                        .isEqualTo(expected.subList(Math.min(17, expected.size()), expected.size()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void countsWhatItLists(Filter filter) {
        var passing = all.stream().filter(filter.passes()).toList();
        var amounts = passing.stream().map(Row::amount).toList();

        var count = bank.get("/transactions/count?" + filter.query()).json();

        assertThat(count.get("count").longValue()).isEqualTo(passing.size());
        assertThat(count.get("income").decimalValue()).isEqualByComparingTo(sum(amounts, 1));
        assertThat(count.get("expense").decimalValue()).isEqualByComparingTo(sum(amounts, -1));
        assertThat(count.get("sum").decimalValue())
                .isEqualByComparingTo(sum(amounts, 1).add(sum(amounts, -1)));
    }

    private static BigDecimal sum(List<BigDecimal> amounts, int sign) {
        return amounts.stream().filter(amount -> amount.signum() == sign).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Filter category(String category) {
        return new Filter(
                "category=" + URLEncoder.encode(category, StandardCharsets.UTF_8),
                row -> category.equals(row.category()));
    }

    private static Filter period(String first, String last) {
        return new Filter(
                "date_from=" + first + "&date_to=" + last,
                within(
                        Instant.parse(first + "T00:00:00Z"),
                        Instant.parse(last + "T00:00:00Z").plusSeconds(86_400)));
    }

    private static Predicate<Row> within(Instant from, Instant end) {
        return row -> !row.timestamp().isBefore(from) && row.timestamp().isBefore(end);
    }

    private static Comparator<Row> comparator(String sort, boolean descending) {
        var byTime = Comparator.comparing(Row::timestamp).thenComparingLong(Row::id);
        var byKey = switch (sort) {
            case "amount" -> Comparator.comparing(Row::amount);
            case "balance_after" -> Comparator.comparing(Row::balanceAfter);
            case "description" -> byText(Row::description, descending);
            case "category" -> byText(Row::category, descending);
            case "account" ->
                Comparator.comparing((Row row) -> ACCOUNT_NAMES.get((int) row.accountId() - 1))
                        .thenComparingLong(Row::accountId);
            default -> byTime;
        };
        var ascending = byKey.thenComparing(byTime);
        return descending ? ascending.reversed() : ascending;
    }

    /// By the first 100 characters, in the order of code points; without a text last, whatever the direction.
    private static Comparator<Row> byText(Function<Row, @Nullable String> text, boolean descending) {
        Comparator<@Nullable String> byBeginning = descending
                ? Comparator.nullsFirst(TransactionListAuditTest::compareBeginnings)
                : Comparator.nullsLast(TransactionListAuditTest::compareBeginnings);
        return (one, other) -> byBeginning.compare(text.apply(one), text.apply(other));
    }

    private static int compareBeginnings(String one, String other) {
        return Arrays.compare(
                one.codePoints().limit(100).toArray(),
                other.codePoints().limit(100).toArray());
    }

    /// Past the API, because it takes no such long categories.
    private static void insert() {
        var random = new Random(SEED);
        var rows = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            rows.add("(1, %d, %d, %d.%02d, %s, %s, %s, %d, timestamptz '2023-12-25Z' + %d * interval '6 hours')"
                    .formatted(
                            i + 1,
                            1 + random.nextInt(4),
                            random.nextInt(7) - 3,
                            random.nextInt(2) * 50,
                            quoted(CATEGORIES.get(random.nextInt(CATEGORIES.size()))),
                            quoted(DESCRIPTIONS.get(random.nextInt(DESCRIPTIONS.size()))),
                            random.nextInt(4) == 0 ? "1" : "NULL",
                            random.nextInt(9) - 4,
                            random.nextInt(400)));
        }
        TestPostgres.execute(
                DATABASE,
                "INSERT INTO transactions (ledger_id, id, account_id, amount, category, description, transfer_id, total_after,"
                        + " timestamp) VALUES " + String.join(",", rows));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var next = Optional.of("/transactions?limit=1000"); next.isPresent(); ) {
            var page = bank.get(next.get());
            page.json().forEach(row -> rows.add(row(row)));
            next = Pages.next(page);
        }
        assertThat(rows).hasSize(ROWS);
        return rows;
    }

    private static Row row(JsonNode row) {
        return new Row(
                row.get("id").longValue(),
                row.get("account_id").longValue(),
                row.get("amount").decimalValue(),
                row.get("balance_after").decimalValue(),
                row.get("category").isNull() ? null : row.get("category").stringValue(),
                row.get("description").isNull() ? null : row.get("description").stringValue(),
                OffsetDateTime.parse(row.get("timestamp").stringValue()).toInstant(),
                !row.get("transfer_id").isNull());
    }
}
