package dev.mockbank.server;

import dev.mockbank.server.access.AccessFilter;
import dev.mockbank.server.access.ApiKeyRoutes;
import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.access.MasterKey;
import dev.mockbank.server.account.AccountRoutes;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Schema;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.server.demo.DemoRoutes;
import dev.mockbank.server.docs.DocsRoutes;
import dev.mockbank.server.http.Cors;
import dev.mockbank.server.http.Exchange;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.HttpLimits;
import dev.mockbank.server.http.HttpServer;
import dev.mockbank.server.http.HttpsRedirect;
import dev.mockbank.server.http.PublicAddress;
import dev.mockbank.server.http.RequestLog;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.http.Router;
import dev.mockbank.server.http.TlsFiles;
import dev.mockbank.server.http.TrafficMeter;
import dev.mockbank.server.idempotency.ClaimSweep;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.IdempotencyFilter;
import dev.mockbank.server.limit.RateLimitFilter;
import dev.mockbank.server.limit.RateLimiter;
import dev.mockbank.server.limit.ReadLimitFilter;
import dev.mockbank.server.limit.ReadLimiter;
import dev.mockbank.server.process.LogOutput;
import dev.mockbank.server.process.ProcessMemory;
import dev.mockbank.server.purge.Purges;
import dev.mockbank.server.reconciliation.Reconciliation;
import dev.mockbank.server.reconciliation.ReconciliationRoutes;
import dev.mockbank.server.sandbox.ResetRoutes;
import dev.mockbank.server.sandbox.SandboxExpiry;
import dev.mockbank.server.sandbox.SandboxRoutes;
import dev.mockbank.server.sandbox.SandboxStateRoutes;
import dev.mockbank.server.sandbox.Sandboxes;
import dev.mockbank.server.sandbox.Snapshots;
import dev.mockbank.server.settings.Settings;
import dev.mockbank.server.status.Status;
import dev.mockbank.server.status.StatusRoutes;
import dev.mockbank.server.summary.RollUps;
import dev.mockbank.server.summary.Summaries;
import dev.mockbank.server.summary.SummaryRoutes;
import dev.mockbank.server.transaction.TransactionRoutes;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.server.transfer.TransferRoutes;
import dev.mockbank.server.transfer.Transfers;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.Json;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A running server: the composition root, where all objects are created and connected. Resources are closed in the
/// reverse order: first the web server, which completes the requests in flight, last the database.
public final class MockbankServer implements AutoCloseable {

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final JsonMapper json;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TrafficMeter traffic = new TrafficMeter();
    private final Closeables opened = new Closeables();
    private final MasterKey masterKey;
    private final DatabaseHost databaseHost;
    private final DemoLoader demo;
    private final Purges purges;
    private final List<Route> routes;
    private final HttpServer http;

    private MockbankServer(Settings settings, HttpLimits limits, Consumer<String> progress) {
        this.settings = settings;
        try {
            settings.address().check();
            settings.address().tls().ifPresent(TlsFiles::read);
            this.masterKey = settings.masterApiKey().map(MasterKey::of).orElseGet(() -> MasterKey.in(settings.home()));
            opened.add(metrics::close);
            var opening = opened.add(AsyncStart.of("database-start", () -> openDatabase(progress)));
            this.json = Json.mapper();
            var publicAddress = new PublicAddress(settings.publicUrl(), settings.trustedProxies());
            var docs = new DocsRoutes(Version.current());
            var limiter =
                    opened.add(settings.redisUrl().map(RateLimiter::inRedis).orElseGet(RateLimiter::inProcess));
            this.databaseHost = opening.await().host();
            var database = opening.await().pool();
            var claims = new Claims(database, json, settings.idempotencyHours());
            opened.add(ClaimSweep.start(claims));
            var rollUps = opened.add(RollUps.start(database));
            this.purges = opened.add(Purges.start(database));
            var accounts = new Accounts(database, claims, purges::wake);
            var transactions = new Transactions(database, claims, clock, rollUps::changed, metrics);
            this.demo = opened.add(new DemoLoader(databaseHost.url(), accounts, transactions, clock, traffic::changed));
            this.routes = routes(database, claims, accounts, transactions, limiter, docs);
            var exchange = new Exchange(
                    json, limits, new RequestLog(metrics, traffic), publicAddress, everyRequestPasses(publicAddress));
            this.http = opened.add(
                    HttpServer.start(settings.address(), settings.stopSeconds(), limits, router(exchange, docs), json));
            Gauge.builder("mockbank.http.connections", http, HttpServer::openConnections)
                    .description("Open client connections")
                    .register(metrics);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private record OpenDatabase(DatabaseHost host, Database pool) {}

    /// The slowest part of the start.
    private OpenDatabase openDatabase(Consumer<String> progress) {
        var host = opened.add(DatabaseHost.open(settings, progress));
        Schema.awaitDatabase(host.url(), settings.databaseWaitSeconds(), progress);
        Schema.migrate(host.url());
        var pool = Database.of(host.url(), settings.databaseReadUrl(), settings.databaseConnections(), metrics);
        return new OpenDatabase(host, opened.add(pool));
    }

    /// Starts a server. When this returns, it is ready.
    ///
    /// @param progress receives a sentence for each step that takes time
    /// @throws RuntimeException when it cannot start; the message is meant for the user
    static MockbankServer start(Settings settings, Consumer<String> progress) {
        return start(settings, HttpLimits.ofHeap(Runtime.getRuntime().maxMemory()), progress);
    }

    /// Starts a server with other limits for clients.
    static MockbankServer start(Settings settings, HttpLimits limits, Consumer<String> progress) {
        return new MockbankServer(settings, limits, progress);
    }

    /// Adds the number of dropped log lines to the metrics.
    void count(LogOutput log) {
        FunctionCounter.builder("mockbank.log.dropped", log, LogOutput::droppedLines)
                .description("Log lines that were dropped because standard output blocked")
                .register(metrics);
    }

    /// The port that it listens on.
    int port() {
        return http.port();
    }

    /// The master key.
    MasterKey masterKey() {
        return masterKey;
    }

    /// Loads demo data.
    DemoLoader demo() {
        return demo;
    }

    /// The routes of the API, each of which `openapi.json` describes.
    List<Route> routes() {
        return routes;
    }

    /// Completes the requests in flight, then stops everything that was started.
    @Override
    public void close() {
        opened.close();
    }

    private Router router(Exchange exchange, DocsRoutes docs) {
        var all = new ArrayList<>(routes);
        all.addAll(docs.assetRoutes());
        return new Router(all, exchange);
    }

    private List<Filter> everyRequestPasses(PublicAddress publicAddress) {
        var cors = new Cors(settings.corsOrigins());
        return settings.forceHttps() ? List.of(cors, new HttpsRedirect(publicAddress)) : List.of(cors);
    }

    /// The routes of the API, by who may call them.
    private List<Route> routes(
            Database database,
            Claims claims,
            Accounts accounts,
            Transactions transactions,
            RateLimiter limiter,
            DocsRoutes docs) {
        var apiKeys = opened.add(new ApiKeys(database, claims));
        var status = new StatusRoutes(
                new Status(database, accounts, transactions, apiKeys, facts(limiter), clock), metrics, traffic);
        var access = new AccessFilter(apiKeys, masterKey);
        var idempotency = new IdempotencyFilter();
        var limit = new RateLimitFilter(limiter, settings.rateLimit(), metrics);
        var reads = new ReadLimitFilter(ReadLimiter.of(database.readConnections()));

        var routes = new ArrayList<Route>();
        for (var masterRoutes : List.of(
                new ApiKeyRoutes(apiKeys).routes(),
                new ReconciliationRoutes(new Reconciliation(database, clock)).masterRoutes(),
                status.masterRoutes())) {
            masterRoutes.forEach(route -> routes.add(route.behind(idempotency).behind(access.master())));
        }
        new DemoRoutes(demo, clock).mainRoutes().forEach(route -> routes.add(route.behind(access.master())));
        routes.addAll(sandboxRoutes(database, claims, apiKeys, access, limit));
        for (var clientRoutes : List.of(
                new AccountRoutes(accounts, json).routes(),
                new TransactionRoutes(transactions, clock).routes(),
                new TransferRoutes(new Transfers(transactions)).routes(),
                new SummaryRoutes(new Summaries(database), clock).routes())) {
            clientRoutes.forEach(route -> routes.add(reads.of(route)
                    .behind(idempotency)
                    .behind(limit)
                    .behind(access.client(route.method().equals("GET") ? Access.READ : Access.WRITE))));
        }
        // Last, because paths are matched in this order, and these are rarely requested.
        routes.addAll(status.routes());
        routes.addAll(docs.routes());
        return List.copyOf(routes);
    }

    /// What changes the books of a sandbox as a whole needs no claims: a second fill is refused while the first one
    /// runs, and a second reset finds nothing.
    private List<Route> sandboxRoutes(
            Database database, Claims claims, ApiKeys apiKeys, AccessFilter access, Filter limit) {
        var sandboxes = new Sandboxes(database, databaseHost.url(), claims, apiKeys, purges::wake);
        var snapshots = new Snapshots(database, databaseHost.url(), demo, purges::wake);
        opened.add(SandboxExpiry.start(database, clock, purges::wake));
        var state = new SandboxStateRoutes(sandboxes, snapshots);
        var demoData = new DemoRoutes(demo, clock);

        var masterRoutes = new ArrayList<>(new ResetRoutes(snapshots).routes());
        var sandboxRoutes = new SandboxRoutes(sandboxes);
        masterRoutes.addAll(state.routes(SandboxRoutes.PATH, sandboxRoutes::named));
        masterRoutes.addAll(demoData.routes(SandboxRoutes.PATH, sandboxRoutes::named));
        sandboxRoutes.routes().forEach(route -> masterRoutes.add(route.behind(new IdempotencyFilter())));
        var controlRoutes = new ArrayList<>(state.routes("/sandbox", SandboxRoutes::own));
        controlRoutes.addAll(demoData.routes("/sandbox", SandboxRoutes::own));

        var routes = new ArrayList<Route>();
        masterRoutes.forEach(route -> routes.add(route.behind(access.master())));
        controlRoutes.forEach(route -> routes.add(route.behind(limit).behind(access.client(Access.CONTROL))));
        routes.add(state.own().behind(limit).behind(access.client(Access.READ)));
        return routes;
    }

    private Status.Facts facts(RateLimiter limiter) {
        return new Status.Facts(
                Version.current(),
                clock.instant(),
                databaseHost.kind(),
                () -> new AdminInfo.Limiter(limiter.kind(), settings.rateLimit()),
                () -> new AdminInfo.Memory(orNull(ProcessMemory.ofThisProcess()), orNull(databaseHost.memory())));
    }

    private static @Nullable Long orNull(OptionalLong bytes) {
        return bytes.isPresent() ? Long.valueOf(bytes.getAsLong()) : null;
    }
}
