package dev.mockbank.admin;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.ConnectionState.PortTaken;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.client.Vitals;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.process.Connection;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.shared.AdminInfo;
import java.net.URI;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// What the window says around the screens: the header's state and figures, and the side bar's last lines.
final class MainModel {

    private final Session session;
    private final ServerLife life;
    private final NumberText numbers;

    MainModel(Session session, ServerLife life, NumberText numbers) {
        this.session = session;
        this.life = life;
        this.numbers = numbers;
    }

    /// How the bank does, by the colour of the dot beside its state.
    enum Light {
        GREEN,
        YELLOW,
        RED,
        GREY
    }

    /// What the header's right button does.
    ///
    /// @param possible whether it can be done now
    record Switch(String text, boolean possible) {}

    ObservableValue<Light> light() {
        return session.stateProperty().map(state -> switch (state) {
            case Running _ -> Light.GREEN;
            case Starting _, Stopping _ -> Light.YELLOW;
            case Unreachable _, PortTaken _, Died _ -> Light.RED;
            case Stopped _ -> Light.GREY;
        });
    }

    ObservableValue<String> stateText() {
        return session.stateProperty().map(state -> switch (state) {
            case Running(var bank) -> bank.own() ? "Running" : "Attached";
            case Starting _ -> life.connection() instanceof Connection.Own ? "Starting…" : "Connecting…";
            case Stopping _ -> "Stopping…";
            case Stopped _ -> life.connection() instanceof Connection.Own ? "Stopped" : "Not connected";
            case Unreachable _ -> "Cannot be reached";
            case PortTaken(var port, var _) -> "Port " + port + " is taken";
            case Died _ -> "Ended";
        });
    }

    /// Where the bank is, or would be.
    ObservableValue<String> address() {
        return session.stateProperty().map(state -> address(state).toString());
    }

    /// The pages that describe the API.
    URI documentation() {
        return address(session.state()).resolve("/docs");
    }

    ObservableValue<Boolean> running() {
        return session.stateProperty().map(Running.class::isInstance);
    }

    /// Requests a second and latency, such as `18 req/s · p95 1.4 ms`.
    ObservableValue<String> rate() {
        return session.vitalsProperty().map(this::rate);
    }

    /// What stands behind the bank.
    ObservableValue<List<String>> foundations() {
        return session.vitalsProperty()
                .map(vitals -> vitals.info().map(this::foundations).orElse(List.of()));
    }

    ObservableValue<Switch> switchButton() {
        return session.stateProperty().map(state -> switch (state) {
            case Running(var bank) -> new Switch(bank.own() ? "Stop" : "Disconnect", true);
            case Unreachable(var _, var _, boolean own) -> new Switch(own ? "Stop" : "Disconnect", true);
            case Starting _ -> new Switch("Cancel", true);
            case Stopping _ -> new Switch("Stop", false);
            case Stopped _, PortTaken _, Died _ ->
                new Switch(life.connection() instanceof Connection.Own ? "Start" : "Connect", true);
        });
    }

    /// Starts or stops, whichever the button says.
    void turn() {
        switch (session.state()) {
            case Running _, Starting _, Unreachable _ -> life.stop();
            case Stopped _, PortTaken _, Died _ -> life.start();
            case Stopping _ -> {}
        }
    }

    private URI address(ConnectionState state) {
        return switch (state) {
            case Running(var bank) -> bank.address();
            case Unreachable(var address, var _, var _) -> address;
            case Starting _, Stopping _, Stopped _, PortTaken _, Died _ ->
                switch (life.connection()) {
                    case Connection.Own(var settings) -> settings.address();
                    case Connection.Elsewhere(var address, var _) -> address;
                };
        };
    }

    private String rate(Vitals vitals) {
        var rate = numbers.count(vitals.requestsPerSecond()) + " req/s";
        return vitals.p95()
                .map(p95 -> rate + "  ·  p95 " + numbers.milliseconds(p95))
                .orElse(rate);
    }

    private List<String> foundations(AdminInfo info) {
        var database = "PostgreSQL " + info.database().version() + " · "
                + info.database().kind();
        var limits = switch (info.limiter().kind()) {
            case "process" -> "In-process limits";
            case "redis" -> "Limits in Redis";
            default -> "In-process limits, Redis is away";
        };
        return List.of(database, limits);
    }
}
