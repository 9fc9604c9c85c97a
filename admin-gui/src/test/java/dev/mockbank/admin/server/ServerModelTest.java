package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.client.ConnectionState.Running;
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
import java.util.Locale;
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
    private ServerLife life;
    private ServerModel model;

    @BeforeEach
    void make() throws IOException {
        var preferences = Preferences.in(home);
        preferences.set("server.port", Integer.toString(RealServer.freePort()));
        life = window.call(() -> new ServerLife(session, window.work(), preferences, home, ServerCommand::find));
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

    private void type(SettingField field, String text) {
        window.run(() -> model.settings().text(field).set(text));
    }
}
