package dev.mockbank.server;

import dev.mockbank.server.access.AccessFilter;
import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.access.MasterKey;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Schema;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.server.docs.DocsRoutes;
import dev.mockbank.server.fault.FaultFilter;
import dev.mockbank.server.http.Cors;
import dev.mockbank.server.http.Exchange;
import dev.mockbank.server.http.ExchangeObserver;
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
import dev.mockbank.server.inspector.Inspector;
import dev.mockbank.server.inspector.InspectorRoutes;
import dev.mockbank.server.limit.RateLimitFilter;
import dev.mockbank.server.limit.RateLimiter;
import dev.mockbank.server.process.LogOutput;
import dev.mockbank.server.process.ProcessMemory;
import dev.mockbank.server.purge.Purges;
import dev.mockbank.server.sandbox.SandboxExpiry;
import dev.mockbank.server.settings.Settings;
import dev.mockbank.server.status.Status;
import dev.mockbank.server.status.StatusRoutes;
import dev.mockbank.server.summary.RollUps;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.Json;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
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
            var purges = opened.add(Purges.start(database));
            opened.add(SandboxExpiry.start(database, clock, purges::wake));
            var accounts = new Accounts(database, claims, purges::wake);
            var transactions = new Transactions(database, claims, clock, rollUps::changed, metrics);
            this.demo = opened.add(new DemoLoader(databaseHost.url(), accounts, transactions, clock, traffic::changed));
            var apiKeys = opened.add(new ApiKeys(database, claims));
            var services = new Services(
                    clock,
                    json,
                    database,
                    databaseHost.url(),
                    claims,
                    apiKeys,
                    accounts,
                    transactions,
                    demo,
                    purges::wake);
            var inspector = inspector();
            var faults = new FaultFilter(json, settings.rateLimit());
            this.routes = ApiRoutes.of(
                    services,
                    new InspectorRoutes(inspector, json),
                    new AccessFilter(apiKeys, masterKey),
                    faults,
                    new RateLimitFilter(limiter, settings.rateLimit(), metrics),
                    statusRoutes(services, limiter),
                    docs);
            var exchange = new Exchange(
                    json,
                    limits,
                    new RequestLog(metrics, traffic),
                    inspector.<ExchangeObserver>map(Function.identity()).orElse(ExchangeObserver.NONE),
                    publicAddress,
                    everyRequestPasses(publicAddress));
            exchange.whenStopping(faults::stop);
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

    private Optional<Inspector> inspector() {
        int kept = settings.inspectedRequests();
        return kept == 0 ? Optional.empty() : Optional.of(Inspector.keeping(kept, settings.masterApiKey(), clock));
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

    private StatusRoutes statusRoutes(Services services, RateLimiter limiter) {
        var status = new Status(
                services.database(),
                services.accounts(),
                services.transactions(),
                services.apiKeys(),
                facts(limiter),
                clock);
        return new StatusRoutes(status, metrics, traffic);
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
