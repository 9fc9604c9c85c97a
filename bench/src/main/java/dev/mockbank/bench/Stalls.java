package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Measures whether one API key can stall another's postings: a large bank, clients that post at a steady rate, and
/// beside them another key that does one heavy thing after another. Everything goes through the API.
final class Stalls {

    private static final int ACCOUNTS = 100;
    private static final int RARE = 10;
    private static final int BATCH = 1_000;

    /// The largest that the server takes.
    private static final long MAX_OFFSET = 100_000;

    private static final int FILLING_CLIENTS = 4;
    private static final int BODY_BYTES = 1024 * 1024;
    private static final int DRIP_BYTES = 20;
    private static final String LARGEST = "9999999999999999.99";

    /// A disturbance takes this many times as long as the measurement of the postings alone, so that a read that is
    /// cut short by the server's bound ends within it.
    private static final int LONGER = 4;

    /// The bank is at rest when the server and its database take less than this share of a processor.
    private static final double REST = 0.05;

    private static final long REST_MILLIS = 500;
    private static final int REST_ATTEMPTS = 120;

    private final Plan plan;
    private final Workplace workplace;
    private final Progress progress;

    Stalls(Plan plan, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
        this.progress = progress;
    }

    List<Stall> measure() {
        progress.say(String.format(
                Locale.ROOT,
                "Nobody can stall the bank: %,d transactions, %d clients that post every %d ms each",
                plan.stallHistory(),
                SteadyPostings.CLIENTS,
                SteadyPostings.INTERVAL_MILLIS));
        try (var server = workplace.launch("stall", Map.of())) {
            server.awaitReady();
            var key = server.newKey();
            fill(server, key);
            var api = new Api(List.of(server), key);
            var postings = new Workload(Act.POST, new Accounts(1, ACCOUNTS));
            api.warmUp(List.of(postings), plan.warmUpSeconds() / LONGER);
            var stalls = new ArrayList<Stall>();
            for (var disturbance : disturbances(server.newKey())) {
                awaitRest(server);
                stalls.add(measure(server, postings, key, disturbance));
                progress.say(line(stalls.getLast()));
            }
            return stalls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Stall measure(ServerProcess server, Workload postings, String key, Disturbance disturbance) {
        var load = new SteadyPostings(server.address(), postings, key, SteadyPostings.CLIENTS);
        var alone = load.measure(plan.seconds());
        try (var running = disturbance.start(server.address())) {
            var beside = load.measure(LONGER * plan.seconds());
            return new Stall(
                    disturbance.name(),
                    disturbance.clients(),
                    alone.latency(),
                    beside.latency(),
                    beside.refused(),
                    running.answered(),
                    running.refused());
        }
    }

    private List<Disturbance> disturbances(String key) {
        var rare = get("/transactions?amount_min=9000&limit=50", key);
        var far = get("/transactions?limit=50&offset=" + Math.min(MAX_OFFSET, plan.stallHistory() - BATCH), key);
        var sorted = get("/transactions?sort=description&limit=50", key);
        var counted = get("/transactions/count?type=income", key);
        var tokens = "{},".repeat((BODY_BYTES - 100) / 3) + "{}";
        var drip = post("/transactions", key, posting(1, "1.25"));
        return List.of(
                Disturbance.of("reads with an `amount_min` that few have", 20, List.of(rare)),
                Disturbance.of("reads with a large `offset`", 20, List.of(far)),
                Disturbance.of("lists without an index, and counts", 20, List.of(sorted, counted)),
                Disturbance.of(
                        "bodies of 1 MiB of `{},`",
                        10,
                        List.of(
                                post("/transactions/batch", key, "{\"transactions\":[" + tokens + "]}"),
                                post("/transactions", key, "{\"account_id\":[" + tokens + "]}"))),
                Disturbance.of(
                        "postings that overflow a balance",
                        8,
                        List.of(post("/transactions", key, posting(ACCOUNTS + 1, "1.25")))),
                new Disturbance(
                        "bodies that come %d bytes at a time".formatted(DRIP_BYTES), 64, List.of(drip), DRIP_BYTES),
                Disturbance.of("batches of 1,000", 20, List.of(post("/transactions/batch", key, batch("1.25")))));
    }

    /// Opens the accounts, the last of which can take no more, and books the history, in which a few amounts are rare.
    private void fill(ServerProcess server, String key) throws IOException, InterruptedException {
        try (var caller = new Caller(server.address(), Integer.MAX_VALUE, 0)) {
            for (int account = 1; account <= ACCOUNTS + 1; account++) {
                var balance = account <= ACCOUNTS ? "0" : LARGEST;
                carryOut(
                        caller,
                        post(
                                "/accounts",
                                key,
                                "{\"name\":\"bench\",\"type\":\"checking\",\"balance\":%s}".formatted(balance)));
            }
            for (int rare = 1; rare <= RARE; rare++) {
                carryOut(caller, post("/transactions", key, posting(rare, "9000.25")));
            }
        }
        var left = new AtomicLong(plan.stallHistory() / BATCH);
        var batch = post("/transactions/batch", key, batch("1.25"));
        Callable<Boolean> filling = () -> {
            try (var caller = new Caller(server.address(), Integer.MAX_VALUE, 0)) {
                while (left.decrementAndGet() >= 0) {
                    carryOut(caller, batch);
                }
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : threads.invokeAll(
                    IntStream.range(0, FILLING_CLIENTS).mapToObj(_ -> filling).toList())) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Until nothing of the last disturbance is left, nor of the server's work in the background.
    private static void awaitRest(ServerProcess server) throws InterruptedException {
        long database = server.database().pid();
        double before = Double.NaN;
        for (int attempt = 0; attempt < REST_ATTEMPTS; attempt++) {
            var own = ProcessorTime.of(server.pid());
            var databases = ProcessorTime.ofTree(database);
            if (own.isEmpty() || databases.isEmpty()) {
                return;
            }
            double now = own.getAsDouble() + databases.getAsDouble();
            if (now - before < REST * REST_MILLIS / 1_000) {
                return;
            }
            before = now;
            Thread.sleep(REST_MILLIS);
        }
    }

    private static void carryOut(Caller caller, byte[] request) throws IOException, InterruptedException {
        int status = caller.call(request);
        if (status / 100 != 2) {
            throw new IllegalStateException("The bank was not filled: status " + status);
        }
    }

    private static String posting(int account, String amount) {
        return "{\"account_id\":%d,\"amount\":%s,\"category\":\"groceries\",\"description\":\"supermarket\"}"
                .formatted(account, amount);
    }

    private static String batch(String amount) {
        return IntStream.range(0, BATCH)
                .mapToObj(index -> posting(1 + index % ACCOUNTS, amount))
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
    }

    private static byte[] get(String path, String key) {
        return Requests.get(path, key).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] post(String path, String key, String body) {
        return Requests.post(path, key, body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(Stall stall) {
        return String.format(
                Locale.ROOT,
                "%2d × %-40s  p99 alone %6.1f ms, beside %8.1f ms (%.1f x), max %,.0f ms, postings refused %d   %s   (the other key: %,d answered, %,d refused)",
                stall.clients(),
                stall.name(),
                stall.alone().p99Micros() / 1e3,
                stall.beside().p99Micros() / 1e3,
                stall.ratio(),
                stall.beside().maxMicros() / 1e3,
                stall.refused(),
                stall.holds() ? "holds" : "DOES NOT HOLD",
                stall.answered(),
                stall.turnedDown());
    }
}
