package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Measures postings where a flush to the disk takes no time: on a file system in memory. There PostgreSQL
/// alone is fast with many clients, too, and sharing a commit has to be worth its work all the same.
final class FastDisk {

    private static final List<Integer> CLIENTS = List.of(1, 64);
    private static final long ROOM_BYTES = 4L << 30;

    private final Plan plan;
    private final Path folder;
    private final Workplace workplace;
    private final Progress progress;

    /// @param folder in memory, such as `/dev/shm`
    FastDisk(Plan plan, Path folder, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.workplace = workplace;
        this.progress = progress;
    }

    /// The figures; none where there is no such folder, or too little room.
    ///
    /// @param comparison of a server, with a folder for scripts
    List<Figure> measure(BiFunction<Plan, ServerProcess, Comparison> comparison) {
        if (!usable()) {
            progress.say("No fast disk: " + folder + " is not a file system in memory with room for it");
            return List.of();
        }
        progress.say("A fast disk: " + folder);
        try (var server = workplace.launchIn(folder, "fast", Map.of())) {
            server.awaitReady();
            var accounts = new LedgerCheck(server.database()).open(Run.ACCOUNTS);
            var workloads = List.of(new Workload(Act.POST, accounts));
            var compared = comparison.apply(plan.withClients(CLIENTS), server);
            compared.warmUp(workloads);
            return compared.measure(workloads);
        }
    }

    private boolean usable() {
        try {
            return Files.isWritable(folder)
                    && Files.getFileStore(folder).type().equals("tmpfs")
                    && Files.getFileStore(folder).getUsableSpace() > ROOM_BYTES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
