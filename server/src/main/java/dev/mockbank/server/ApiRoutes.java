package dev.mockbank.server;

import dev.mockbank.server.access.AccessFilter;
import dev.mockbank.server.access.ApiKeyRoutes;
import dev.mockbank.server.account.AccountRoutes;
import dev.mockbank.server.demo.DemoRoutes;
import dev.mockbank.server.docs.DocsRoutes;
import dev.mockbank.server.fault.FaultRoutes;
import dev.mockbank.server.fault.SandboxFaults;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.IdempotencyFilter;
import dev.mockbank.server.inspector.InspectorRoutes;
import dev.mockbank.server.limit.ReadLimitFilter;
import dev.mockbank.server.limit.ReadLimiter;
import dev.mockbank.server.reconciliation.Reconciliation;
import dev.mockbank.server.reconciliation.ReconciliationRoutes;
import dev.mockbank.server.sandbox.LedgerCopier;
import dev.mockbank.server.sandbox.ResetRoutes;
import dev.mockbank.server.sandbox.SandboxRoutes;
import dev.mockbank.server.sandbox.SandboxStateRoutes;
import dev.mockbank.server.sandbox.Sandboxes;
import dev.mockbank.server.sandbox.Snapshots;
import dev.mockbank.server.status.StatusRoutes;
import dev.mockbank.server.summary.Summaries;
import dev.mockbank.server.summary.SummaryRoutes;
import dev.mockbank.server.transaction.TransactionRoutes;
import dev.mockbank.server.transfer.TransferRoutes;
import dev.mockbank.server.transfer.Transfers;
import dev.mockbank.shared.Access;
import java.util.ArrayList;
import java.util.List;

/// The routes of the API, by who may call them.
final class ApiRoutes {

    private final Services services;
    private final AccessFilter access;
    private final Filter faults;
    private final Filter limit;
    private final Filter idempotency = new IdempotencyFilter();
    private final List<Route> routes = new ArrayList<>();

    private ApiRoutes(Services services, AccessFilter access, Filter faults, Filter limit) {
        this.services = services;
        this.access = access;
        this.faults = faults;
        this.limit = limit;
    }

    /// All routes but those of the pages' assets, in the order in which paths are matched.
    ///
    /// @param faults makes things go wrong on purpose, on the routes of the bank
    static List<Route> of(
            Services services,
            InspectorRoutes inspector,
            AccessFilter access,
            Filter faults,
            Filter limit,
            StatusRoutes status,
            DocsRoutes docs) {
        var api = new ApiRoutes(services, access, faults, limit);
        api.addMasterRoutes(status);
        api.addSandboxRoutes(inspector);
        api.addBankRoutes();
        // Last, because these are rarely requested.
        api.routes.addAll(status.routes());
        api.routes.addAll(docs.routes());
        return List.copyOf(api.routes);
    }

    private void addMasterRoutes(StatusRoutes status) {
        var reconciliation = new Reconciliation(services.database(), services.clock());
        addIdempotent(new ApiKeyRoutes(services.apiKeys()).routes());
        addIdempotent(new ReconciliationRoutes(reconciliation).masterRoutes());
        addIdempotent(status.masterRoutes());
    }

    /// What changes the books of a sandbox as a whole needs no claims: a second fill is refused while the first one
    /// runs, and a second reset finds nothing.
    private void addSandboxRoutes(InspectorRoutes inspector) {
        var copier = new LedgerCopier(services.database(), services.url());
        Runnable faultsChanged = services.apiKeys()::faultsChanged;
        var snapshots = new Snapshots(services.database(), copier, services.demo(), services.purge(), faultsChanged);
        var sandboxes =
                new Sandboxes(services.database(), copier, services.claims(), services.apiKeys(), services.purge());
        var state = new SandboxStateRoutes(sandboxes, snapshots);
        var faultRules = new FaultRoutes(new SandboxFaults(services.database(), services.json(), faultsChanged));
        var demoData = new DemoRoutes(services.demo(), services.clock());
        var named = new SandboxRoutes(sandboxes);

        addIdempotent(named.routes());
        addMaster(demoData.mainRoutes());
        addMaster(new ResetRoutes(snapshots).routes());
        addMaster(state.routes(SandboxRoutes.PATH, named::named));
        addMaster(faultRules.routes(SandboxRoutes.PATH, named::named));
        addMaster(demoData.routes(SandboxRoutes.PATH, named::named));
        addClient(Access.CONTROL, state.routes("/sandbox", SandboxRoutes::own));
        addClient(Access.CONTROL, faultRules.routes("/sandbox", SandboxRoutes::own));
        addClient(Access.CONTROL, demoData.routes("/sandbox", SandboxRoutes::own));
        addMaster(inspector.routes(SandboxRoutes.PATH, named::named, named::stillThere));
        addClient(
                Access.CONTROL,
                inspector.routes(
                        "/sandbox", SandboxRoutes::own, request -> access.permission(request, Access.CONTROL)));
        addClient(Access.READ, List.of(state.own()));
    }

    private void addBankRoutes() {
        var reads = new ReadLimitFilter(ReadLimiter.of(services.database().readConnections()));
        for (var bankRoutes : List.of(
                new AccountRoutes(services.accounts(), services.json()).routes(),
                new TransactionRoutes(services.transactions(), services.clock()).routes(),
                new TransferRoutes(new Transfers(services.transactions())).routes(),
                new SummaryRoutes(new Summaries(services.database()), services.clock()).routes())) {
            for (var route : bankRoutes) {
                var needed = route.method().equals("GET") ? Access.READ : Access.WRITE;
                var limited = reads.of(route).behind(idempotency).behind(limit);
                routes.add(limited.behind(faults).behind(access.client(needed)));
            }
        }
    }

    private void addIdempotent(List<Route> added) {
        addMaster(added.stream().map(route -> route.behind(idempotency)).toList());
    }

    private void addMaster(List<Route> added) {
        added.forEach(route -> routes.add(route.behind(access.master())));
    }

    private void addClient(Access needed, List<Route> added) {
        added.forEach(route -> routes.add(route.behind(limit).behind(access.client(needed))));
    }
}
