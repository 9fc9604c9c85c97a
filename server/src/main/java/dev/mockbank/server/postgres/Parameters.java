package dev.mockbank.server.postgres;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PostgreSQL's parameters, chosen for durable data on a laptop. They are passed on the command line, where they also
/// apply to data folders of an older Mockbank and override `postgresql.conf` and `ALTER SYSTEM`, so that nothing can
/// silently disable durability.
final class Parameters {
    /// Only the server's role, only over IPv4 loopback, only with the password. The presence of these rules means
    /// that the roles are set up.
    static final String ACCESS_RULES = """
            # Written by Mockbank: its server is admitted, which is no superuser.
            host all %s 127.0.0.1/32 scram-sha-256
            """.formatted(Roles.SERVER);

    /// The rules until then.
    static final String ACCESS_RULES_OF_THE_FIRST_START = """
            # Written by Mockbank for the first start.
            host all %s,%s 127.0.0.1/32 scram-sha-256
            """.formatted(Roles.SERVER, Roles.SUPERUSER);

    private static final List<String> KEEPING_DATA = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "restart_after_crash=on",
            // One server, no replicas: less WAL, and equally durable.
            "wal_level=minimal",
            "max_wal_senders=0");

    private static final List<String> CLOSED_TO_OTHERS = List.of(
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256", "ssl=off");

    private static final List<String> MODEST = List.of(
            "max_connections=250",
            "shared_buffers=64MB",
            "huge_pages=off",
            "min_wal_size=32MB",
            "max_wal_size=512MB",
            // No worker processes: each costs memory, and a laptop's data fits in the cache.
            "io_method=sync",
            "max_worker_processes=0",
            "max_parallel_workers=0",
            "max_parallel_workers_per_gather=0",
            "max_parallel_maintenance_workers=0",
            "max_logical_replication_workers=0",
            "jit=off");

    private static final List<String> SAME_EVERYWHERE =
            List.of("timezone=UTC", "log_timezone=UTC", "cluster_name=mockbank");

    /// Clients receive their errors anyway; in the log they would only fill the disk.
    private static final List<String> QUIET_LOG = List.of(
            "logging_collector=off",
            "log_destination=stderr",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_checkpoints=off");

    private Parameters() {}

    /// One argument for `pg_ctl --options`. No value contains a space or a quote.
    static String arguments(int port) {
        return Stream.of(List.of("port=" + port), KEEPING_DATA, CLOSED_TO_OTHERS, MODEST, SAME_EVERYWHERE, QUIET_LOG)
                .flatMap(List::stream)
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
    }
}
