package dev.mockbank.admin.about;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.process.Connection;
import dev.mockbank.admin.process.ServerLife;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of this console and its bank, for people and for a bug report. Nothing of it is secret: no key, no
/// address of a server elsewhere, no password.
final class Facts {

    private static final int MEBI = 1 << 20;

    private final Session session;
    private final ServerLife life;
    private final Path home;

    /// @param home where the console remembers what it has to
    Facts(Session session, ServerLife life, Path home) {
        this.session = session;
        this.life = life;
        this.home = home;
    }

    /// The versions of everything that takes part.
    Map<String, String> versions() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Console", Parts.version());
        session.vitalsProperty().get().info().ifPresent(info -> {
            facts.put("Server", info.version());
            facts.put(
                    "PostgreSQL",
                    info.database().version() + ", " + info.database().kind());
        });
        facts.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        facts.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
        facts.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        return facts;
    }

    /// Where the files are.
    Map<String, Path> folders() {
        var folders = new LinkedHashMap<String, Path>();
        folders.put("Console", home);
        if (life.connection() instanceof Connection.Own(var settings)
                && settings.databaseUrl().isEmpty()) {
            folders.put("Bank", settings.home());
        }
        return folders;
    }

    /// Some lines for whoever is to understand what went wrong.
    String report() {
        var lines = new ArrayList<>(List.of("Mockbank"));
        versions().forEach((name, version) -> lines.add(name + ": " + version));
        lines.add("State: " + state());
        session.vitalsProperty().get().info().ifPresent(info -> {
            lines.add("Limits: " + info.limiter().kind());
            lines.add("Bank: " + info.accounts() + " accounts, " + info.transactions() + " transactions");
        });
        var runtime = Runtime.getRuntime();
        lines.add("Heap: " + (runtime.totalMemory() - runtime.freeMemory()) / MEBI + " of " + runtime.maxMemory() / MEBI
                + " MiB");
        lines.add("Desktop: " + System.getenv().getOrDefault("XDG_CURRENT_DESKTOP", "-") + ", "
                + System.getenv().getOrDefault("XDG_SESSION_TYPE", "-"));
        return String.join("\n", lines) + "\n";
    }

    private String state() {
        var whose = life.connection() instanceof Connection.Own ? "the console's own server" : "a server elsewhere";
        return switch (session.state()) {
                    case ConnectionState.Running _ -> "running";
                    case ConnectionState.Starting _ -> "starting";
                    case ConnectionState.Stopping _ -> "stopping";
                    case ConnectionState.Stopped _ -> "stopped";
                    case ConnectionState.Unreachable _ -> "cannot be reached";
                    case ConnectionState.PortTaken _ -> "its port is taken";
                    case ConnectionState.Died _ -> "ended";
                }
                + ", " + whose;
    }
}
