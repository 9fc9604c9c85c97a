package dev.mockbank.server.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs as the user they accept, with an environment in which nothing of the user's own
/// PostgreSQL settings is left. All they say goes to the log.
record Programs(Home home, Binaries binaries, Privileges privileges, ServerLog log) {
    private static final int RUN_TIMEOUT_SECONDS = 120;

    /// Runs a program to its end.
    void run(String program, List<String> arguments) throws IOException, InterruptedException {
        long mark = log.mark();
        Process process = launch(program, arguments);
        if (!process.waitFor(RUN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new EmbeddedPostgresException(
                    "PostgreSQL's program %s took longer than %d seconds; see %s, and start Mockbank again."
                            .formatted(program, RUN_TIMEOUT_SECONDS, log.file()));
        }
        if (process.exitValue() != 0) {
            throw failure(mark);
        }
    }

    /// Starts a program. Its output goes to a file and never into a pipe: a server that outlives it would hold the
    /// pipe.
    Process launch(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(privileges.wrap(command))
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        cleanEnvironment(builder);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL's programs in %s cannot run on this machine (%s); set DATABASE_URL to a PostgreSQL of your own."
                            .formatted(binaries.folder(), e.getMessage()),
                    e);
        }
    }

    /// The version the programs tell, which also proves that they run here: "18.6".
    String version() throws IOException, InterruptedException {
        long mark = log.mark();
        run("postgres", List.of("--version"));
        String words = log.since(mark).strip();
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /// What went wrong, by the lines of the log since `mark`.
    EmbeddedPostgresException failure(long mark) throws IOException {
        String tail = log.tail(mark);
        if (tail.contains("No space left on device")) {
            return new EmbeddedPostgresException(home.diskFull());
        }
        return new EmbeddedPostgresException(
                "PostgreSQL did not start in %s; fix what it reports and start Mockbank again (more in %s):\n%s"
                        .formatted(home.folder(), log.file(), tail),
                passing(log.since(mark)));
    }

    /// Whether the same start may succeed in a moment: the port was taken in between, or a child of a killed server
    /// has not ended yet.
    private static boolean passing(String text) {
        return text.contains("could not bind")
                || text.contains("pre-existing shared memory block")
                || text.contains("lock file \"postmaster.pid\"");
    }

    private static void cleanEnvironment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
    }
}
