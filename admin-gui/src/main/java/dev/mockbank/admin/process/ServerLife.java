package dev.mockbank.admin.process;

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
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.Connection.Elsewhere;
import dev.mockbank.admin.process.Connection.Own;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.client.UnreachableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Starts, watches and stops the server, and tells the [Session] how they stand. What it started it stops; a server
/// that it found running, or one elsewhere, it leaves alone. Called on the window's thread.
public final class ServerLife implements AutoCloseable {

    private static final Logger LOG = System.getLogger("mockbank.console");
    private static final int LAST_LINES = 12;

    /// In the line of a request, which says nothing of why the server ended.
    private static final String REQUEST = " mockbank.access ";

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);

    private final Session session;
    private final Work work;
    private final Preferences preferences;
    private final Path defaultHome;
    private final Supplier<List<String>> command;
    private final ServerOutput output = new ServerOutput();
    private volatile @Nullable ServerProcess child;
    private volatile @Nullable Job start;
    private @Nullable Job watch;
    private @Nullable Bank bank;

    /// @param defaultHome the data folder when the user has chosen none
    /// @param command     gives the command that starts the server
    public ServerLife(
            Session session, Work work, Preferences preferences, Path defaultHome, Supplier<List<String>> command) {
        this.session = session;
        this.work = work;
        this.preferences = preferences;
        this.defaultHome = defaultHome;
        this.command = command;
    }

    /// Which bank the console is for.
    public Connection connection() {
        return Connection.read(preferences, defaultHome);
    }

    /// How the console starts its own server; kept while it is attached elsewhere.
    public ServerSettings ownSettings() {
        return ServerSettings.read(preferences, defaultHome);
    }

    /// Tries other settings of the console's own server.
    public SettingsTrial trial() {
        return new SettingsTrial(ownSettings(), command);
    }

    /// Writes backups of the console's own bank.
    ///
    /// @throws ServerMissingException when the server's program is not there
    public BankCommand bankCommand() {
        return new BankCommand(command.get(), ownSettings());
    }

    /// Stops the console's own server, puts what a backup has in place of what is in its bank, and starts it
    /// again. When the backup cannot be restored nothing is changed, and the server is started all the same.
    ///
    /// @param done   gets what the bank has now, as a sentence
    /// @param failed gets why nothing was changed
    public void restore(Path backup, Consumer<String> done, Consumer<Failure> failed) {
        stopAndThen(() -> {
            session.become(new Starting(List.of()));
            var settings = ownSettings();
            start = work.run(
                    () -> {
                        restoreWhileStopped(backup, done, failed);
                        return startOwn(settings);
                    },
                    this::opened,
                    this::failed);
        });
    }

    private void restoreWhileStopped(Path backup, Consumer<String> done, Consumer<Failure> failed)
            throws InterruptedException {
        try {
            var sentence = bankCommand().restore(backup, step -> work.show(() -> tell(List.of(step))));
            work.show(() -> done.accept(sentence));
        } catch (IOException | ServerMissingException e) {
            work.show(() -> failed.accept(new Failure(String.valueOf(e.getMessage()))));
        }
    }

    /// What the console's own server has printed.
    public ServerOutput output() {
        return output;
    }

    /// Starts the console's own server, or asks the one elsewhere; does nothing while one runs, or is only busy. In
    /// place of one that another program ran on the same data, and that is gone, the console starts its own.
    public void start() {
        switch (session.state()) {
            case Stopped _, Died _, PortTaken _ -> {
                session.become(new Starting(List.of()));
                open(Duration.ZERO);
            }
            case Unreachable(var _, var _, boolean own) -> {
                if (!own && connection() instanceof Own) {
                    restart();
                }
            }
            case Starting _, Running _, Stopping _ -> {}
        }
    }

    /// Remembers another port for the console's own server, and starts it there.
    public void startOnPort(int port) {
        if (connection() instanceof Own(var settings)) {
            new Own(settings.withPort(port)).write(preferences);
        }
        start();
    }

    /// Changes to another bank, or to other settings of the console's own; a server that it started is stopped first.
    public void connect(Connection connection) {
        connection.write(preferences);
        stopAndThen(this::start);
    }

    /// Stops the server that the console started; leaves any other alone and only stops speaking to it.
    public void stop() {
        stopAndThen(() -> {});
    }

    /// Stops and starts it.
    public void restart() {
        stopAndThen(this::start);
    }

    /// Stops what the console started, at the end of the program; waits for that.
    @Override
    public void close() {
        leave(quiet());
        try {
            stopChild();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAndThen(Runnable next) {
        var left = quiet();
        session.become(new Stopping());
        work.run(
                () -> {
                    leave(left);
                    stopChild();
                },
                () -> {
                    session.become(new Stopped());
                    next.run();
                },
                thrown -> session.become(new Died(Failure.of(thrown).sentence(), lastLines())));
    }

    private void open(Duration pause) {
        start = switch (connection()) {
            case Own(var settings) -> work.run(() -> startOwn(settings), this::opened, this::failed);
            case Elsewhere elsewhere -> work.run(() -> attach(elsewhere, pause), this::opened, this::failed);
        };
    }

    private Bank attach(Elsewhere elsewhere, Duration pause) throws InterruptedException {
        Thread.sleep(pause);
        var address = elsewhere.address();
        return Bank.open(address, address.toString(), false, elsewhere.masterKey(), preferences);
    }

    private Bank startOwn(ServerSettings settings) throws Exception {
        try {
            return new ServerStart(settings, command.get(), preferences, output)
                    .run(launched -> child = launched, steps -> work.show(() -> tell(steps)));
        } catch (FileSystemException e) {
            throw new ServerEndedException("The data folder " + settings.home() + " cannot be used (" + e.getMessage()
                    + "). Choose another one on the screen Server.");
        } catch (IOException | ServerMissingException e) {
            throw new ServerEndedException(String.valueOf(e.getMessage()));
        }
    }

    private void tell(List<String> steps) {
        if (session.state() instanceof Starting) {
            session.become(new Starting(steps));
        }
    }

    private void opened(Bank opened) {
        bank = opened;
        session.become(new Running(opened));
        watch = new Watch(opened, session).start(work);
        var launched = child;
        if (launched != null && opened.own()) {
            work.run(
                    launched::awaitEnd, () -> ended(launched), thrown -> LOG.log(Level.WARNING, "Not watched", thrown));
        }
    }

    private void ended(ServerProcess launched) {
        if (launched.equals(child)) {
            leave(quiet());
            child = null;
            session.become(new Died("The server ended (" + launched.end() + ").", lastLines()));
        }
    }

    private void failed(Exception thrown) {
        child = null;
        if (thrown instanceof UnreachableException away && connection() instanceof Elsewhere(var address, var _)) {
            session.become(new Unreachable(address, Failure.of(away).sentence(), false));
            open(RETRY_PAUSE);
            return;
        }
        session.become(
                switch (thrown) {
                    case PortTakenException taken -> new PortTaken(taken.port(), taken.freePort());
                    case ServerEndedException ended -> new Died(String.valueOf(ended.getMessage()), lastLines());
                    default -> new Died(Failure.of(thrown).sentence(), lastLines());
                });
    }

    private List<String> lastLines() {
        var telling = output.last(ServerOutput.MAX_LINES).stream()
                .filter(line -> !line.isBlank() && !line.contains(REQUEST))
                .toList();
        return telling.subList(Math.max(0, telling.size() - LAST_LINES), telling.size());
    }

    /// Ends what is going on between the console and the bank.
    ///
    /// @return the bank, to be left
    private Optional<Bank> quiet() {
        if (start != null) {
            start.cancel();
        }
        if (watch != null) {
            watch.cancel();
        }
        var left = Optional.ofNullable(bank);
        bank = null;
        return left;
    }

    private void leave(Optional<Bank> left) {
        left.ifPresent(each -> {
            session.leave(each);
            each.close();
        });
    }

    private void stopChild() throws InterruptedException {
        var starting = start;
        if (starting != null) {
            // A start that was cancelled may be launching a child at this moment.
            starting.awaitEnd(ServerProcess.STOP_BOUND.plus(RETRY_PAUSE));
        }
        var launched = child;
        child = null;
        if (launched != null) {
            launched.stop();
        }
    }
}
