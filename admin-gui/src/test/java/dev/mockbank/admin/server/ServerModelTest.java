package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerCommand;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.work.PlainWindow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console's own server, a real one, and its settings.
class ServerModelTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private final PlainWindow window = new PlainWindow();
    private final Session session = new Session(window.work());
    private final Semaphore gate = new Semaphore(1);
    private ServerLife life;
    private ServerModel model;

    @BeforeEach
    void make() throws IOException {
        var preferences = Preferences.in(home);
        preferences.set("server.port", Integer.toString(RealServer.freePort()));
        life = window.call(() -> new ServerLife(session, window.work(), preferences, home, this::commandBehindTheGate));
        model = window.call(() -> new ServerModel(session, life, window.work(), new NumberText(Locale.US)));
    }

    @AfterEach
    void close() {
        window.run(life::close);
        window.close();
    }

    @Test
    void restartsWithChangedSettingsOnAFreePort() throws IOException {
        window.run(model::start);
        window.await(() -> session.state() instanceof Running);
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            type(SettingField.PORT, Integer.toString(other.getLocalPort()));
            type(SettingField.RATE_LIMIT, "60");
            window.run(model.settings()::apply);
            window.await(() -> model.settings().freePortProperty().get() > 0);
            assertThat(window.call(() -> session.state())).isInstanceOf(Running.class);

            window.run(model.settings()::takeFreePort);
            int port = Integer.parseInt(
                    window.call(() -> model.settings().text(SettingField.PORT).get()));
            window.run(model.settings()::apply);

            window.await(() ->
                    session.bank().stream().anyMatch(bank -> bank.address().getPort() == port));
            var bank = window.call(() -> session.bank().orElseThrow());
            assertThat(bank.admin().admin().info().limiter().defaultRateLimit()).isEqualTo(60);
            assertThat(window.call(() -> model.settings().changed().get())).isFalse();
            assertThat(window.call(() -> model.curl().orElseThrow()))
                    .startsWith("curl http://127.0.0.1:" + port + "/accounts");
            window.await(() -> String.join(" ", model.stateLines().getValue()).contains("ready after"));
        }
    }

    @Test
    void wrongSettingsChangeNothing() {
        var before = window.call(life::ownSettings);
        type(SettingField.PORT, "eight");

        window.run(model.settings()::apply);

        assertThat(window.call(() -> model.settings().error(SettingField.PORT).get()))
                .isEqualTo("A port is a number from 1 to 65535.");
        assertThat(window.call(life::ownSettings)).isEqualTo(before);
    }

    @Test
    void whatIsDiscardedWhileItIsTriedIsNotUsed() throws Exception {
        beginTrial();

        window.run(model.settings()::reset);

        assertThat(window.call(() -> model.settings().tryingProperty().get())).isFalse();
        assertThat(window.call(() -> model.settings().changed().get())).isFalse();
        assertNothingComesOfTheTrial();
    }

    @Test
    void whoStopsTheServerWhileSettingsAreTriedHasItStopped() throws Exception {
        beginTrial();

        window.run(life::stop);
        window.await(() -> session.state() instanceof Stopped);

        assertThat(window.call(() -> model.settings().tryingProperty().get())).isFalse();
        assertThat(window.call(() -> model.settings().changed().get()))
                .as("what was typed stays")
                .isTrue();
        assertNothingComesOfTheTrial();
    }

    @Test
    void whatIsTypedWhileSomethingElseIsTriedStays() throws Exception {
        beginTrial();

        type(SettingField.RATE_LIMIT, "70");

        assertThat(window.call(() -> model.settings().tryingProperty().get())).isFalse();
        assertNothingComesOfTheTrial();
        assertThat(window.call(
                        () -> model.settings().text(SettingField.RATE_LIMIT).get()))
                .isEqualTo("70");
    }

    /// Begins a trial that does not end before [#gate] is opened.
    private void beginTrial() {
        gate.acquireUninterruptibly();
        type(SettingField.RATE_LIMIT, "60");
        window.run(model.settings()::apply);
        assertThat(window.call(() -> model.settings().tryingProperty().get())).isTrue();
        window.await(gate::hasQueuedThreads);
    }

    /// Another trial, which finds the port taken, ends after the one that was begun.
    private void assertNothingComesOfTheTrial() throws IOException {
        var before = window.call(life::ownSettings);
        var changed = new ArrayList<Object>();
        window.run(() -> session.stateProperty().subscribe((_, now) -> changed.add(now)));
        gate.release();
        var limit =
                window.call(() -> model.settings().text(SettingField.RATE_LIMIT).get());
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            type(SettingField.PORT, Integer.toString(other.getLocalPort()));
            window.run(model.settings()::apply);
            window.await(() -> model.settings().freePortProperty().get() > 0);
        }
        assertThat(window.call(() -> List.copyOf(changed))).isEmpty();
        assertThat(window.call(life::ownSettings)).isEqualTo(before);
        assertThat(window.call(
                        () -> model.settings().text(SettingField.RATE_LIMIT).get()))
                .isEqualTo(limit);
    }

    private List<String> commandBehindTheGate() {
        gate.acquireUninterruptibly();
        gate.release();
        return ServerCommand.find();
    }

    private void type(SettingField field, String text) {
        window.run(() -> model.settings().text(field).set(text));
    }
}
