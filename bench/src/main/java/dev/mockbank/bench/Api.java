package dev.mockbank.bench;

import java.net.InetSocketAddress;
import java.util.List;
import org.HdrHistogram.Histogram;

/// The API over HTTP, with a key: one server, or several on one database.
final class Api implements Contender {

    private static final double WARM_UP_SHARE = 0.3;
    private static final int WARM_UP_CLIENTS = 64;
    private static final int WARM_UP_TURNS = 3;

    private final List<InetSocketAddress> servers;
    private final Meter meter;
    private final String key;
    private long acknowledged;

    Api(List<ServerProcess> servers, String key) {
        this.servers = servers.stream().map(ServerProcess::address).toList();
        this.meter = Meter.of(servers);
        this.key = key;
    }

    /// Loads a new server until it is as fast as it gets, which counts for nothing.
    void warmUp(List<Workload> workloads, double seconds) {
        double share = seconds / WARM_UP_TURNS / workloads.size();
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            workloads.forEach(workload -> measure(workload, WARM_UP_CLIENTS, share));
        }
    }

    @Override
    public Measured measure(Workload workload, int clients, double seconds) {
        return measure(Requests.of(workload, key), clients, seconds);
    }

    /// The same with requests that are made already.
    Measured measure(Requests requests, int clients, double seconds) {
        try (var load = new HttpLoad(servers, clients)) {
            var before = meter.read();
            long inTime = load.closedLoop(requests, nanos(seconds));
            long all = inTime + clients;
            acknowledged += all;
            return new Measured(inTime / seconds, meter.since(before, all));
        }
    }

    /// How many requests at full speed were answered with success, those of each client after the end included.
    long acknowledged() {
        return acknowledged;
    }

    /// How long requests take, in nanoseconds from the moment when they should have been sent, at a steady rate.
    Histogram times(Workload workload, int clients, double perSecond, double seconds) {
        try (var load = new HttpLoad(servers, clients)) {
            var requests = Requests.of(workload, key);
            load.openLoop(requests, perSecond, nanos(seconds * WARM_UP_SHARE));
            return load.openLoop(requests, perSecond, nanos(seconds));
        }
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
