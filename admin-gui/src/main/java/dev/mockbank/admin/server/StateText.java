package dev.mockbank.admin.server;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.ConnectionState.PortTaken;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.shared.AdminInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the server is, in words.
final class StateText {

    /// What the server prints when it answers.
    private static final Pattern READY = Pattern.compile("Mockbank \\S+ is ready \\((.+)\\)");

    private final ServerLife life;
    private final NumberText numbers;

    StateText(ServerLife life, NumberText numbers) {
        this.life = life;
        this.numbers = numbers;
    }

    /// A sentence a line, at most three.
    List<String> of(ConnectionState state, Vitals vitals) {
        return switch (state) {
            case Running(var bank) ->
                vitals.info().map(info -> facts(info, bank.own())).orElse(List.of());
            case Starting(var steps) -> List.of(steps.isEmpty() ? "Starting…" : steps.getLast());
            case Stopping _ -> List.of("Stopping: the server answers the requests in flight.");
            case Stopped _ -> List.of("Stopped.", "Accounts and transactions are kept.");
            case Unreachable(var _, var reason, var _) -> List.of(reason, "The console goes on trying.");
            case PortTaken(var port, var _) -> List.of("Port " + port + " is taken by another program.");
            case Died(var sentence, var _) -> List.of(sentence, "Nothing that it confirmed is lost.");
        };
    }

    private List<String> facts(AdminInfo info, boolean own) {
        var up = "Up " + numbers.lasting(Duration.ofSeconds(info.uptimeSeconds()));
        return List.of(
                own ? readyAfter().map(time -> up + " · ready after " + time).orElse(up) : up,
                sizes(info),
                limits(info.limiter()));
    }

    private String sizes(AdminInfo info) {
        var sizes = new ArrayList<String>();
        if (info.memory().serverBytes() != null) {
            sizes.add("Memory " + numbers.bytes(info.memory().serverBytes()));
        }
        if (info.memory().databaseBytes() != null) {
            sizes.add("PostgreSQL " + numbers.bytes(info.memory().databaseBytes()));
        }
        sizes.add("data " + numbers.bytes(info.database().sizeBytes()));
        return String.join(" · ", sizes);
    }

    private Optional<String> readyAfter() {
        return life.output().last(Integer.MAX_VALUE).reversed().stream()
                .filter(line -> line.startsWith("Mockbank "))
                .map(READY::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(ready -> ready.group(1));
    }

    private String limits(AdminInfo.Limiter limiter) {
        var place = switch (limiter.kind()) {
            case "process" -> "In-process limits, no Redis";
            case "redis" -> "Limits in Redis";
            default -> "In-process limits, Redis is away";
        };
        return limiter.defaultRateLimit() == 0
                ? place
                : place + " · " + numbers.count(limiter.defaultRateLimit()) + " a minute";
    }
}
