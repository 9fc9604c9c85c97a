package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The user that PostgreSQL runs as. It refuses to run as root, so for root there are two alternatives: a user
/// namespace of its own, in which root is unprivileged but still owns its files; and where that is not permitted
/// (containers), an unprivileged user with a single capability, to search and read other users' folders. That user
/// can write only the data folder and the log, whose ownership it gets.
///
/// `uid` and `gid` are the required owner of the data folder; [#ANYONE] leaves the owner unchanged.
record Privileges(Way way, int uid, int gid) {
    enum Way {
        /// The user who runs Mockbank.
        AS_IS,
        USER_NAMESPACE,
        OTHER_USER
    }

    private static final int ANYONE = -1;
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final int PROBE_TIMEOUT_SECONDS = 10;

    /// The first allowed way that works here. `data` is the data folder if it exists: its owner must stay the same.
    static Privileges choose(Platform platform, Home home, Path data, Set<Way> allowed)
            throws IOException, InterruptedException {
        if (!root(platform)) {
            return new Privileges(Way.AS_IS, ANYONE, ANYONE);
        }
        for (Privileges candidate : candidates(data)) {
            if (platform.linux() && allowed.contains(candidate.way) && candidate.possible(home)) {
                return candidate;
            }
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and Mockbank cannot drop"
                        + " root's privileges on this machine; run Mockbank as another user, or set DATABASE_URL to a PostgreSQL of your own.");
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix());
        wrapped.addAll(command);
        return wrapped;
    }

    /// Changes the owner of a file, or of a folder and its contents, to the user that PostgreSQL runs as. The top
    /// folder comes last, so that its owner shows whether all is done.
    void own(Path tree) throws IOException {
        if (uid != ANYONE && owner(tree) != uid) {
            Files.walkFileTree(tree, new Chown(uid, gid));
        }
    }

    private static List<Privileges> candidates(Path data) throws IOException {
        Privileges namespace = new Privileges(Way.USER_NAMESPACE, ROOT, ROOT);
        Privileges nobody = new Privileges(Way.OTHER_USER, NOBODY, NOBODY);
        if (!Files.exists(data) || owner(data) == ROOT) {
            return List.of(namespace, nobody);
        }
        int group = (int) Files.getAttribute(data, "unix:gid");
        return List.of(new Privileges(Way.OTHER_USER, owner(data), group), namespace, nobody);
    }

    private List<String> prefix() {
        return switch (way) {
            case AS_IS -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "--user", "--");
            case OTHER_USER ->
                List.of(
                        "setpriv",
                        "--reuid=" + uid,
                        "--regid=" + gid,
                        "--clear-groups",
                        "--no-new-privs",
                        // Without it, access(2) ignores the capability, and PostgreSQL does not find its programs.
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all,+dac_read_search",
                        "--ambient-caps=-all,+dac_read_search",
                        "--bounding-set=-all,+dac_read_search",
                        "--");
        };
    }

    private boolean possible(Home home) throws InterruptedException {
        try {
            List<String> probe = wrap(List.of("test", "-x", home.folder().toString()));
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            // The tool is not installed.
            return false;
        }
    }

    private static boolean root(Platform platform) throws IOException {
        return switch (platform.os()) {
            case LINUX -> owner(Path.of("/proc/self")) == ROOT;
            case DARWIN -> "root".equals(System.getProperty("user.name"));
            // On Windows, PostgreSQL's programs drop an administrator's privileges themselves.
            case WINDOWS -> false;
        };
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static final class Chown extends SimpleFileVisitor<Path> {
        private final int uid;
        private final int gid;

        Chown(int uid, int gid) {
            this.uid = uid;
            this.gid = gid;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            return visitFile(folder, Files.readAttributes(folder, BasicFileAttributes.class));
        }
    }
}
