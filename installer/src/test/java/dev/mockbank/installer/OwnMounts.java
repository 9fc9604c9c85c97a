package dev.mockbank.installer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Starts a program with file systems of its own, which nobody else sees and which end with it.
final class OwnMounts {

    private static final List<String> APART = List.of("unshare", "--mount", "--map-root-user", "--");
    private static final int BOUND_SECONDS = 10;

    private OwnMounts() {}

    /// The command that mounts and then becomes the program. A test is skipped where mounting is not allowed.
    ///
    /// @param mount a shell command
    static List<String> command(String mount, String program) throws IOException, InterruptedException {
        var apart = System.getProperty("user.name").equals("root") ? List.of("unshare", "--mount", "--") : APART;
        var probe = new ProcessBuilder(all(apart, "mount -t tmpfs none /mnt", "true")).start();
        Assumptions.assumeTrue(
                probe.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0,
                "This machine does not allow a file system of one's own");
        return all(apart, mount, program);
    }

    private static List<String> all(List<String> apart, String mount, String program) {
        var command = new ArrayList<>(apart);
        command.addAll(List.of("sh", "-c", mount + " && exec \"$0\"", program));
        return command;
    }
}
