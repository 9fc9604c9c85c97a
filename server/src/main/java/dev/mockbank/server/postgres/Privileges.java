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

/// As whom PostgreSQL runs. It refuses to run as root, so for root there are two ways around: a user namespace of
/// its own, in which root is nobody but still owns its files; and where that is refused (containers), an
/// unprivileged user who keeps one single right, to reach and read what is below another one's folder. He can write
/// nothing but the data folder and the log, which are given to him.
///
/// `uid` and `gid` say who must own the data folder then; [#ANYONE] leaves it as it is.
record Privileges(Way way, int uid, int gid) {
    enum Way {
        /// As the user who runs Mockbank.
        AS_IS,
        USER_NAMESPACE,
        OTHER_USER
    }

    private static final int ANYONE = -1;
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final int PROBE_TIMEOUT_SECONDS = 10;

    /// The first allowed way that works here. `data` is the data folder if there is one: it decides who may go on
    /// using it.
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
                "PostgreSQL refuses to run as root, and this machine does not let Mockbank give"
                        + " up root's rights for it; run Mockbank as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.");
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix());
        wrapped.addAll(command);
        return wrapped;
    }

    /// Gives a file, or a folder with all in it, to the user PostgreSQL runs as. The top folder goes last, so that it
    /// tells whether all is
    /// done.
    void own(Path tree) throws IOException {
        if (uid != ANYONE && owner(tree) != uid) {
            Files.walkFileTree(tree, new Gift(uid, gid));
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
                        // Without it, access(2) ignores the right, and PostgreSQL takes its programs for missing.
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
            // The program is not installed.
            return false;
        }
    }

    private static boolean root(Platform platform) throws IOException {
        return switch (platform.os()) {
            case LINUX -> owner(Path.of("/proc/self")) == ROOT;
            case DARWIN -> "root".equals(System.getProperty("user.name"));
            // There, PostgreSQL's own programs drop an administrator's rights.
            case WINDOWS -> false;
        };
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static final class Gift extends SimpleFileVisitor<Path> {
        private final int uid;
        private final int gid;

        Gift(int uid, int gid) {
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
