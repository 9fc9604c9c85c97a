package dev.mockbank.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.Await;
import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/// Each kind of fault as a client sees it, on connections of its own.
@Tag("database")
final class FaultsTest {

    /// Longer lists of accounts are streamed.
    private static final int STREAMED_ACCOUNTS = 1_000;

    private static TestBank bank;
    private FaultySandbox sandbox;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void make() {
        sandbox = FaultySandbox.in(bank);
    }

    @Test
    void latencyComesBeforeTheRequest() {
        sandbox.rules("{\"fault\":\"latency\",\"milliseconds\":300}");

        long start = System.nanoTime();
        var reply = sandbox.post("1").getFirst();

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("X-Mockbank-Fault")).contains("latency");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void latencyHoldsNoThreadNoConnectionAndNoClaim() throws Exception {
        try (var small = TestBank.start(Map.of("DATABASE_CONNECTIONS", "4"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = FaultySandbox.in(small);
            var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "one");
            slow.rules("{\"fault\":\"latency\",\"milliseconds\":1500}");
            int threadsBefore = Thread.getAllStackTraces().size();

            long start = System.nanoTime();
            var reads = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> slow.get("/accounts?limit=1")))
                    .toList();
            var postings = IntStream.range(0, 2)
                    .mapToObj(_ -> threads.submit(() -> small.send(
                            "POST", "/transactions", slow.key(), "{\"account_id\":1,\"amount\":1}", headers)))
                    .toList();
            assertThat(small.get("/accounts").status()).isEqualTo(200);
            int threadsDuring = Thread.getAllStackTraces().size();
            for (var read : reads) {
                assertThat(read.get().status()).isEqualTo(200);
            }

            // One after another on four connections, they would take over a minute.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(threadsDuring - threadsBefore).isLessThan(50);
            assertThat(statuses(postings)).contains(201).isSubsetOf(201, 409);
            assertThat(slow.transactions()).isEqualTo(1);
        }
    }

    @Test
    void fewRequestsWaitAtATime() throws Exception {
        var waits = new FaultWaits(2, 3);
        var one = new SandboxId(1);
        var two = new SandboxId(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> waits.sleep(one, 60_000));
            var second = threads.submit(() -> waits.sleep(one, 60_000));
            Await.until(5, () -> waits.waitingOf(one) == 2);
            assertThat(isRefused(waits, one)).isTrue();
            assertThat(isRefused(waits, two)).isFalse();
            var third = threads.submit(() -> waits.sleep(two, 60_000));
            Await.until(5, () -> waits.waitingOf(two) == 1);
            assertThat(isRefused(waits, two)).isTrue();

            for (var waiting : List.of(first, second, third)) {
                waiting.cancel(true);
            }
            Await.until(5, () -> waits.waitingOf(one) + waits.waitingOf(two) == 0);
            Await.until(5, () -> !isRefused(waits, one) && !isRefused(waits, two));
        }
    }

    @Test
    void logNormalLatencyIsDrawnFromTheSeed() {
        var chances = new SeededChances(3);
        var drawn = IntStream.range(0, 20_000)
                .mapToDouble(_ -> chances.logNormal(300, 3_000))
                .sorted()
                .toArray();

        assertThat(drawn[10_000]).isBetween(290.0, 310.0);
        assertThat(drawn[19_800]).isBetween(2_600.0, 3_400.0);
    }

    @Test
    void anErrorHasItsStatusAndDoesNothing() {
        sandbox.rules("{\"fault\":\"error\",\"status\":503,\"retry_after\":7}");

        var reply = sandbox.post("1").getFirst();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).contains("7");
        assertThat(reply.header("X-Mockbank-Fault")).contains("error");
        assertThat(reply.json().get("detail").asString()).contains("on purpose");
        assertThat(sandbox.transactions()).isZero();
    }

    @Test
    void anErrorMayHaveAStatusThatHttpDoesNotName() {
        sandbox.rules("{\"fault\":\"error\",\"status\":599}");

        assertThat(sandbox.get("/accounts").status()).isEqualTo(599);
    }

    @Test
    void aRateLimitLooksLikeTheRealOne() {
        try (var limited = TestBank.start(Map.of("RATE_LIMIT", "5"))) {
            long account = limited.newAccount("1");
            var real = limited.get("/accounts/" + account);
            while (real.status() == 200) {
                real = limited.get("/accounts/" + account);
            }
            sandbox.rules("{\"fault\":\"rate_limit\",\"retry_after\":9}");

            var pretended = sandbox.get("/accounts/1");

            assertThat(pretended.status()).isEqualTo(429);
            assertThat(pretended.json().get("detail")).isEqualTo(real.json().get("detail"));
            assertThat(pretended.headers().map().keySet())
                    .containsAll(real.headers().map().keySet());
            assertThat(pretended.header("Retry-After")).contains("9");
        }
    }

    @Test
    void dropBeforeDoesNothingAndAnswersNothing() {
        sandbox.rules("{\"fault\":\"drop_before\"}");

        assertThat(sandbox.post("1")).isEmpty();

        assertThat(sandbox.transactions()).isZero();
    }

    @Test
    void dropAfterDoesItAndAnswersNothing() {
        sandbox.rules("{\"fault\":\"drop_after\"}");

        assertThat(sandbox.post("1")).isEmpty();
        assertThat(sandbox.raw("POST", "/transactions", "{}", Map.of())).isEmpty();
        assertThat(sandbox.raw("GET", "/accounts", "", Map.of())).isEmpty();

        assertThat(sandbox.transactions()).isEqualTo(1);
    }

    @Test
    void truncateSendsHalfOfTheBody() {
        var whole = sandbox.raw("GET", "/accounts?limit=10", "", Map.of()).getFirst();
        sandbox.rules("{\"fault\":\"truncate\"}");

        var half = sandbox.raw("GET", "/accounts?limit=10", "", Map.of()).getFirst();

        assertThat(half.status()).isEqualTo(200);
        assertThat(half.header("Content-Length"))
                .contains(Integer.toString(whole.body().length()));
        assertThat(half.header("X-Mockbank-Fault")).contains("truncate");
        assertThat(half.body()).isEqualTo(whole.body().substring(0, whole.body().length() / 2));
        assertThat(sandbox.post("1").getFirst().body()).startsWith("{").doesNotEndWith("}");
        assertThat(sandbox.transactions()).isEqualTo(1);
    }

    @Test
    void truncateCutsAListThatIsStreamed() {
        for (int i = 0; i < STREAMED_ACCOUNTS; i++) {
            bank.post("/accounts", sandbox.key(), "{\"name\":\"a\",\"type\":\"checking\"}");
        }
        var whole = sandbox.raw("GET", "/accounts", "", Map.of()).getFirst();
        assertThat(whole.header("Transfer-Encoding")).contains("chunked");
        sandbox.rules("{\"fault\":\"truncate\"}");

        var half = sandbox.raw("GET", "/accounts", "", Map.of()).getFirst();

        assertThat(half.status()).isEqualTo(200);
        assertThat(half.body()).contains("[{").doesNotContain("}]").doesNotEndWith("0\r\n\r\n");
        assertThat(half.body().length())
                .isBetween(whole.body().length() / 3, whole.body().length() * 2 / 3);
        sandbox.rules("{\"fault\":\"slow_body\",\"bytes_per_second\":1000000}");
        assertThat(sandbox.get("/accounts").json()).hasSize(STREAMED_ACCOUNTS + 2);
    }

    @Test
    void aSlowBodyTakesItsTime() {
        var whole = sandbox.get("/accounts?limit=10");
        int rate = whole.text().length();
        sandbox.rules("{\"fault\":\"slow_body\",\"bytes_per_second\":" + rate + "}");

        for (var path : List.of("/accounts?limit=10", "/accounts")) {
            long start = System.nanoTime();
            var slow = sandbox.get(path);

            assertThat(slow.text()).isEqualTo(whole.text());
            assertThat(slow.header("X-Mockbank-Fault")).contains("slow_body");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        }
    }

    @Test
    void malformedIsNoJson() {
        sandbox.rules("{\"fault\":\"malformed\"}");

        for (var body : List.of("{\"account_id\":1,\"amount\":1}", "{}")) {
            var reply = sandbox.raw("POST", "/transactions", body, Map.of()).getFirst();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).contains("application/json");
            assertThat(reply.header("X-Mockbank-Fault")).contains("malformed");
            assertThatThrownBy(reply::json).isInstanceOf(JacksonException.class);
        }
        assertThat(sandbox.transactions()).isEqualTo(1);
    }

    @Test
    void aHeadHasNoBodyToDamage() {
        for (var fault : List.of(
                "\"truncate\"", "\"slow_body\",\"bytes_per_second\":1", "\"malformed\"", "\"error\",\"status\":500")) {
            sandbox.rules("{\"method\":\"GET\",\"fault\":" + fault + "}");

            var reply = sandbox.raw("HEAD", "/accounts?limit=10", "", Map.of()).getFirst();

            assertThat(reply.body()).as(fault).isEmpty();
            assertThat(reply.header("X-Mockbank-Fault")).as(fault).isPresent();
        }
    }

    @Test
    void theConnectionGoesOnAfterWhatDoesNotBreakIt() {
        sandbox.rules("{\"fault\":\"error\",\"status\":500,\"method\":\"POST\"},"
                + "{\"fault\":\"slow_body\",\"bytes_per_second\":1000000}");
        var request = " HTTP/1.1\r\nHost: x\r\nx-api-key: " + sandbox.key() + "\r\n";

        var replies = RawClient.exchange(
                bank,
                "POST /transactions" + request + "Content-Length: 2\r\n\r\n{}" + "GET /accounts?limit=1" + request
                        + "\r\n" + "GET /accounts/1" + request + "Connection: close\r\n\r\n");

        assertThat(replies).extracting(RawClient.RawReply::status).containsExactly(500, 200, 200);
    }

    @Test
    void faultyAnswersAreCountedApart() {
        sandbox.rules("{\"fault\":\"drop_after\",\"path\":\"/categories\"}");

        sandbox.raw("GET", "/categories", "", Map.of());

        assertThat(bank.get("/metrics", null).text())
                .contains("mockbank_http_faults_total{fault=\"drop_after\",method=\"GET\",route=\"/categories\"} 1.0")
                .doesNotContain("seconds_count{method=\"GET\",route=\"/categories\"");
    }

    private static boolean isRefused(FaultWaits waits, SandboxId sandbox) {
        try {
            waits.sleep(sandbox, 0);
            return false;
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(503);
            return true;
        }
    }

    private static List<Integer> statuses(List<Future<TestBank.Reply>> replies) throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var reply : replies) {
            statuses.add(reply.get().status());
        }
        return statuses;
    }
}
