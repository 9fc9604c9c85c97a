package dev.mockbank.bench;

import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.MockbankClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Measures what it costs to create, reset and fork sandboxes, and what that costs others.
final class Sandboxes {

    /// How many transactions the forked sandbox has.
    static final int FORKED = 20_000;

    static final int POSTING_CLIENTS = 64;

    private static final int REPEATS = 50;
    private static final int FORKS = 9;
    private static final int BATCH = 1_000;
    private static final String START = "start";

    private final Plan plan;
    private final Workplace workplace;
    private final Progress progress;

    Sandboxes(Plan plan, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
        this.progress = progress;
    }

    SandboxCosts measure() {
        progress.say(String.format(Locale.ROOT, "Sandboxes, up to %,d of them", plan.sandboxes()));
        try (var server = workplace.launch("sandboxes", Map.of())) {
            server.awaitReady();
            var key = server.newKey();
            try (var master = MockbankClient.of(server.uri(), server.masterKey());
                    var bank = MockbankClient.of(server.uri(), key)) {
                IntStream.range(0, Run.ACCOUNTS).forEach(_ -> open(bank));
                var postings = new Workload(Act.POST, new Accounts(1, Run.ACCOUNTS));
                new Api(List.of(server), key).warmUp(List.of(postings), plan.warmUpSeconds());
                var costs = costs(server, master, new SteadyPostings(server.address(), postings, key, POSTING_CLIENTS));
                progress.say(line(costs));
                return costs;
            }
        }
    }

    private SandboxCosts costs(ServerProcess server, MockbankClient master, SteadyPostings postings) {
        double create = median(REPEATS, () -> create(master, "empty"));
        double reset = resetMillis(server, master);
        double fork = forkMillis(server, master);
        var large = filled(server, master, plan.copied());
        var alone = postings.measure(plan.seconds());
        var copies = new ArrayList<Integer>();
        var beside = beside(postings, () -> copies.add(copy(server, master, large)));
        var rates = rates(server, master);
        return new SandboxCosts(
                create, reset, fork, alone.latency(), beside.latency(), copies.size(), rates.one(), rates.many());
    }

    private record Filled(long id, String key) {}

    private record Rates(Rate one, Rate many) {}

    private double resetMillis(ServerProcess server, MockbankClient master) {
        var filled = filled(server, master, 0);
        try (var bank = MockbankClient.of(server.uri(), filled.key())) {
            IntStream.range(1, 10).forEach(_ -> open(bank));
            bank.transactions().createAll(Collections.nCopies(100, posting()));
            bank.sandbox().takeSnapshot(START);
            return median(REPEATS, () -> {
                bank.transactions().create(posting());
                bank.sandbox().resetTo(START);
            });
        }
    }

    private double forkMillis(ServerProcess server, MockbankClient master) {
        var source = filled(server, master, Math.min(FORKED, plan.copied()));
        return median(
                FORKS,
                () -> master.sandboxes()
                        .delete(master.sandboxes()
                                .create(NewSandbox.named("fork").copyOf(source.id()))
                                .id()));
    }

    /// One fork, and one reset to a snapshot.
    private int copy(ServerProcess server, MockbankClient master, Filled large) {
        var fork = master.sandboxes().create(NewSandbox.named("fork").copyOf(large.id()));
        try (var bank = MockbankClient.of(server.uri(), large.key())) {
            bank.sandbox().resetTo(START);
        }
        master.sandboxes().delete(fork.id());
        return 1;
    }

    /// Postings while something else is done again and again.
    private SteadyPostings.Measured beside(SteadyPostings postings, Runnable act) {
        var ended = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acting = threads.submit(() -> {
                while (!ended.get()) {
                    act.run();
                }
                return true;
            });
            try {
                return postings.measure(2 * plan.seconds());
            } finally {
                ended.set(true);
                acting.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A copy failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Rates rates(ServerProcess server, MockbankClient master) {
        var keys = IntStream.range(0, plan.sandboxes())
                .mapToObj(_ -> filled(server, master, 0).key())
                .toList();
        var only = filled(server, master, 0).key();
        try (var bank = MockbankClient.of(server.uri(), only)) {
            IntStream.range(1, plan.sandboxes()).forEach(_ -> open(bank));
        }
        var one = Requests.of(new Workload(Act.POST, new Accounts(1, plan.sandboxes())), only);
        var many = Requests.ofEach(new Workload(Act.POST, new Accounts(1, 1)), keys);
        var ofOne = new ArrayList<Measured>();
        var ofMany = new ArrayList<Measured>();
        var api = new Api(List.of(server), only);
        api.measure(many, POSTING_CLIENTS, plan.warmUpSeconds() / 2 + plan.seconds());
        for (int round = 0; round < plan.rounds(); round++) {
            ofOne.add(api.measure(one, POSTING_CLIENTS, plan.seconds()));
            ofMany.add(api.measure(many, POSTING_CLIENTS, plan.seconds()));
        }
        return new Rates(Rate.of(POSTING_CLIENTS, ofOne), Rate.of(POSTING_CLIENTS, ofMany));
    }

    /// A sandbox with an account and so many transactions, and a snapshot of them if there are any.
    private static Filled filled(ServerProcess server, MockbankClient master, long transactions) {
        var made = create(master, "filled");
        try (var bank = MockbankClient.of(server.uri(), made.key())) {
            open(bank);
            for (long left = transactions; left > 0; left -= BATCH) {
                bank.transactions().createAll(Collections.nCopies((int) Math.min(BATCH, left), posting()));
            }
            if (transactions > 0) {
                bank.sandbox().takeSnapshot(START);
            }
        }
        return made;
    }

    private static Filled create(MockbankClient master, String name) {
        var created = master.sandboxes().create(NewSandbox.named(name));
        var key = created.apiKey();
        if (key == null) {
            throw new IllegalStateException("The server created a sandbox without a key");
        }
        return new Filled(created.id(), key);
    }

    private static void open(MockbankClient bank) {
        bank.accounts().create(new NewAccount("bench", AccountType.CHECKING, Money.ZERO));
    }

    private static NewTransaction posting() {
        return new NewTransaction(1, Money.parse("1.25"), "groceries", "supermarket", null);
    }

    private static double median(int repeats, Runnable act) {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            act.run();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return Rate.median(millis);
    }

    private static String line(SandboxCosts costs) {
        return String.format(
                Locale.ROOT,
                "create %.1f ms, reset %.1f ms, fork %.0f ms; p99 alone %.1f ms, beside %d copies %.1f ms; one sandbox %,.0f/s, many %,.0f/s",
                costs.createMillis(),
                costs.resetMillis(),
                costs.forkMillis(),
                costs.alone().p99Micros() / 1e3,
                costs.copies(),
                costs.beside().p99Micros() / 1e3,
                costs.one().perSecond(),
                costs.many().perSecond());
    }
}
