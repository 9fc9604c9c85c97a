package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walking the pages gives each transaction exactly once, whatever happens meanwhile.
final class TransactionPagesTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static TestBank bank;
    private static long account;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
        account = bank.newAccount("0");
        long other = bank.newAccount("0");
        // Seven rows share each instant, so that every page border falls among equal timestamps.
        TestPostgres.execute(
                DATABASE,
                "INSERT INTO transactions (ledger_id, id, account_id, amount, category, description, total_after, timestamp)"
                        + " SELECT 1, i, CASE WHEN i % 5 = 0 THEN " + other + " ELSE " + account + " END, i % 3 - 1,"
                        + " 'c' || i % 2, 'd' || i, 0, timestamptz '2024-01-01 00:00:00.123456Z' - i / 7 * interval '1 hour'"
                        + " FROM generate_series(1, 300) i");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1000",
                "limit=7",
                "limit=1&date_from=2023-12-31T12:00:00Z",
                "limit=10&account_id=1",
                "limit=3&category=c1&type=expense",
                "limit=4&q=D1&amount_min=-1&amount_max=0",
                "limit=13&date_from=2023-12-31&date_to=2023-12-31T20:00:00+00:00",
                "limit=5&offset=3&account_id=1",
                "limit=7&order=oldest",
                "limit=6&order=oldest&account_id=1&date_to=2023-12-31"
            })
    void eachRowOnceWithTheFilterKept(String query) {
        int offset = query.contains("offset=3") ? 3 : 0;
        var all = bank.get("/transactions?"
                        + query.replaceFirst("limit=\\d+", "limit=1000").replace("offset=3", ""))
                .json()
                .valueStream()
                .map(row -> row.get("id").longValue())
                .toList();

        var walked = Pages.ids(bank, "/transactions?" + query, bank.key());

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(walked).isEqualTo(all.subList(offset, all.size()));
    }

    @Test
    void rowsAddedAtTheTopMeanwhileShiftNothing() {
        var path = "/transactions?account_id=" + account;
        var before = Pages.ids(bank, path + "&limit=1000", bank.key());
        var added = new ArrayList<Long>();
        var walked = new ArrayList<Long>();
        for (var next = Optional.of(path + "&limit=20"); next.isPresent(); ) {
            var page = bank.get(next.get());
            page.json().forEach(row -> walked.add(row.get("id").longValue()));
            added.add(bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}")
                    .json()
                    .get("id")
                    .longValue());
            next = Pages.next(page);
        }

        assertThat(walked).isEqualTo(before);
        added.forEach(id -> bank.delete("/transactions/" + id));
    }

    @Test
    void newestFirstAndOfTheSameTimeTheLatestBooked() {
        var rows = bank.get("/transactions?limit=1000").json();

        for (int i = 1; i < rows.size(); i++) {
            var newer = rows.get(i - 1);
            var older = rows.get(i);
            int byTime = newer.get("timestamp")
                    .stringValue()
                    .compareTo(older.get("timestamp").stringValue());
            assertThat(byTime > 0
                            || (byTime == 0
                                    && newer.get("id").longValue()
                                            > older.get("id").longValue()))
                    .isTrue();
        }
    }

    @Test
    void oldestFirstIsTheSameListTheOtherWayRound() {
        var newest = Pages.ids(bank, "/transactions?limit=50&order=newest", bank.key());
        var oldest = Pages.ids(bank, "/transactions?limit=50&order=oldest", bank.key());

        assertThat(newest).isEqualTo(Pages.ids(bank, "/transactions?limit=50", bank.key()));
        assertThat(oldest).isEqualTo(newest.reversed());
    }

    @Test
    void aCursorHoldsForTheOrderOfItsListOnly() {
        for (var orders : List.of(
                List.of("newest", "oldest"),
                List.of("oldest", "newest"),
                List.of("newest", "desc&sort=amount"),
                List.of("desc&sort=amount", "asc&sort=amount"),
                List.of("desc&sort=category", "desc&sort=description"),
                List.of("asc&sort=description", "oldest"))) {
            var next = Pages.next(bank.get("/transactions?limit=1&order=" + orders.getFirst()))
                    .orElseThrow();

            var reply = bank.get(next.replace(orders.getFirst(), orders.getLast()));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("detail").toString())
                    .isEqualTo("[{\"loc\":[\"query\",\"cursor\"],\"msg\":\"value is a cursor of this list in another"
                            + " order; start again without it\",\"type\":\"value_error.cursor.order\"}]");
        }
    }

    @Test
    void theEndsOfTheFilterHoldWhateverPlaceACursorNames() {
        for (var order : List.of("newest", "oldest")) {
            var next =
                    Pages.next(bank.get("/transactions?limit=1&order=" + order)).orElseThrow();
            var within = "&date_from=2023-12-31T06:00:00Z&date_to=2023-12-31T12:00:00Z";
            var all = Pages.ids(bank, "/transactions?limit=1000&order=" + order + within, bank.key());

            assertThat(all).hasSizeGreaterThan(20);
            assertThat(Pages.ids(bank, next.replace("limit=1&", "limit=1000&") + within, bank.key()))
                    .isEqualTo(all);
        }
    }

    @Test
    void aHundredUnlessAskedOtherwise() {
        var page = bank.get("/transactions");

        assertThat(page.json().size()).isEqualTo(100);
        assertThat(page.header("Link").orElseThrow())
                .startsWith("</transactions?cursor=")
                .endsWith(">; rel=\"next\"");
    }

    @Test
    void theLinkIsSafeWhateverTheQueryHas() {
        var link = bank.get("/transactions?limit=1&x=%3E%22%0d%0a&q=d%2B%26").header("Link");
        assertThat(link).isEmpty();

        var next = Pages.next(bank.get("/transactions?limit=1&x=%3E%22%0D%0A&category=c1"))
                .orElseThrow();
        assertThat(next).startsWith("/transactions?limit=1&x=%3E%22%0D%0A&category=c1&cursor=");
    }

    @Test
    void aCursorAndAnOffsetExcludeEachOther() {
        var next = Pages.next(bank.get("/transactions?limit=1")).orElseThrow();

        var reply = bank.get(next + "&offset=1");

        assertThat(reply.json().get("detail").toString())
                .isEqualTo(
                        "[{\"loc\":[\"query\",\"offset\"],\"msg\":\"ensure this value is absent when cursor is given\","
                                + "\"type\":\"value_error.offset\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "amount", "category", "description"})
    void aForgedCursorEndsInAnAnswer(String sort) {
        var path = "/transactions?limit=5&order=desc&sort=" + sort;
        var given =
                Base64.getUrlDecoder().decode(cursor(Pages.next(bank.get(path)).orElseThrow()));
        int mark = sort.equals("time") ? "transactions".length() : ("desc-" + sort + "-transactions").length();
        for (long time : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -210_866_803_200_000_001L}) {
            for (long id : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
                for (var key :
                        List.of("", "00000000", "\1", "\1text", "\1\0", "\2text", "\1" + "x".repeat(101), "\1\u00ff")) {
                    var bytes = ByteBuffer.allocate(mark + 16 + key.length())
                            .put(given, 0, mark)
                            .putLong(time)
                            .putLong(id)
                            .put(key.getBytes(StandardCharsets.ISO_8859_1));
                    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());

                    assertThat(bank.get(path + "&cursor=" + cursor).status()).isIn(200, 422);
                }
            }
        }
        for (var garbage : List.of("%20", "a", "!!", "%00", "AAAA", "A".repeat(4000))) {
            assertThat(bank.get(path + "&cursor=" + garbage).status()).isEqualTo(422);
        }
    }

    private static String cursor(String path) {
        return path.replaceFirst(".*[?&]cursor=", "");
    }
}
