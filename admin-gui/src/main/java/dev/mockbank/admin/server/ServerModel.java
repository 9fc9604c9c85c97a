package dev.mockbank.admin.server;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.ConnectionState.PortTaken;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.process.Connection.Elsewhere;
import dev.mockbank.admin.process.Connection.Own;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.server.ServiceProbe.Finding;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.client.MockbankClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// What the screen shows of the server and does with it, without its controls.
public final class ServerModel {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration OVERVIEW_PAUSE = Duration.ofSeconds(10);

    private final Session session;
    private final ServerLife life;
    private final Work work;
    private final TrafficHistory history;
    private final LogModel log;
    private final SettingsModel settings;
    private final StateText stateText;
    private final List<Job> following = new ArrayList<>();

    /// @param numbers writes sizes and counts
    public ServerModel(Session session, ServerLife life, Work work, NumberText numbers) {
        this.session = session;
        this.life = life;
        this.work = work;
        this.history = new TrafficHistory(session);
        this.log = new LogModel(work, life.output());
        this.settings = new SettingsModel(session, life, work);
        this.stateText = new StateText(life, numbers);
    }

    /// Whose server it is.
    enum Keeper {
        /// The console's: it starts and stops it.
        CONSOLE,
        /// That of another program on this machine, on the console's data folder.
        NEIGHBOUR,
        /// Somebody else's, at another address.
        ELSEWHERE
    }

    /// What can be done with the server now.
    record Acts(boolean start, boolean restart, boolean stop) {}

    TrafficHistory history() {
        return history;
    }

    LogModel log() {
        return log;
    }

    SettingsModel settings() {
        return settings;
    }

    /// Follows from now on what only this screen shows.
    void follow() {
        rest();
        log.follow();
        following.add(work.every(TICK, () -> true, _ -> tick(), Failure::of));
        following.add(work.every(OVERVIEW_PAUSE, () -> true, _ -> askForOverview(), Failure::of));
    }

    /// Rests.
    void rest() {
        log.rest();
        following.forEach(Job::cancel);
        following.clear();
    }

    ObservableValue<Keeper> keeper() {
        return session.stateProperty().map(state -> {
            if (life.connection() instanceof Elsewhere) {
                return Keeper.ELSEWHERE;
            }
            return state instanceof Running(var bank) && !bank.own() ? Keeper.NEIGHBOUR : Keeper.CONSOLE;
        });
    }

    ObservableValue<Acts> acts() {
        return session.stateProperty().map(state -> switch (state) {
            case Running(var bank) -> new Acts(false, bank.own(), bank.own());
            case Unreachable(var _, var _, boolean own) -> new Acts(!own && life.connection() instanceof Own, own, own);
            case Stopped _, Died _, PortTaken _ -> new Acts(life.connection() instanceof Own, false, false);
            case Starting _, Stopping _ -> new Acts(false, false, false);
        });
    }

    /// How the server is, a sentence a line.
    ObservableValue<List<String>> stateLines() {
        return session.vitalsProperty()
                .flatMap(vitals -> session.stateProperty().map(state -> stateText.of(state, vitals)));
    }

    /// The port that is free in place of the taken one; empty while none is taken.
    Optional<Integer> freePort() {
        return session.state() instanceof PortTaken(var _, int free) ? Optional.of(free) : Optional.empty();
    }

    /// A command that asks the bank for its accounts; empty while none answers.
    Optional<String> curl() {
        return session.bank()
                .map(bank -> "curl " + bank.address().resolve("/accounts") + " -H \"x-api-key: " + bank.key() + "\"");
    }

    void start() {
        life.start();
    }

    void startOnPort(int port) {
        life.startOnPort(port);
    }

    void restart() {
        life.restart();
    }

    void stop() {
        life.stop();
    }

    /// Looks whether a service is where a URL says.
    void test(ServiceProbe probe, ServiceAddress address, Consumer<Finding> found) {
        work.run(
                () -> probe.look(address),
                found,
                thrown -> found.accept(new Finding(false, Failure.of(thrown).sentence())));
    }

    /// Attaches to a server elsewhere, if it answers and takes the key; the console's own is stopped then.
    void attach(URI address, String masterKey, Runnable done, Consumer<Failure> failed) {
        work.run(
                () -> {
                    try (var keeper = MockbankClient.of(address, masterKey, Bank.PROGRAM)) {
                        keeper.admin().info();
                    }
                },
                () -> {
                    life.connect(new Elsewhere(address, masterKey));
                    done.run();
                },
                thrown -> failed.accept(
                        thrown instanceof IllegalArgumentException noKey
                                ? new Failure(noKey.getMessage() + ".")
                                : Failure.of(thrown)));
    }

    /// A chart without requests has nothing to move.
    private void tick() {
        if (!history.windowProperty().get().isEmpty()) {
            history.tick();
        }
    }

    /// Its memory and its age change by themselves.
    private void askForOverview() {
        if (session.bank().isPresent()) {
            session.ask(bank -> bank.admin().admin().info(), session::show, _ -> {});
        }
    }

    /// Leaves the server elsewhere, and starts the console's own.
    void useOwn() {
        life.connect(new Own(life.ownSettings()));
    }
}
