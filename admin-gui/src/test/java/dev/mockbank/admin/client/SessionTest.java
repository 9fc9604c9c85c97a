package dev.mockbank.admin.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Unreachable;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session of a console that is attached to a real server.
class SessionTest {

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private final PlainWindow window = new PlainWindow();
    private final Session session = new Session(window.work());
    private final BlockingQueue<Object> heard = new ArrayBlockingQueue<>(10);
    private @Nullable ServerLife life;

    @AfterEach
    void close() {
        window.run(() -> {
            if (life != null) {
                life.close();
            }
        });
        window.close();
    }

    @Test
    void asksWithAKeyOfItsOwnAndMakesAnotherWhenItIsRevoked() throws InterruptedException {
        attach(RealServer.shared());
        var key = ownKey();

        RealServer.shared().admin().keys().revoke(key);
        window.run(() -> session.ask(bank -> bank.client().accounts().list(), heard::add, heard::add));

        assertThat(next()).isInstanceOf(List.class);
        assertThat(ownKey()).isNotEqualTo(key);
    }

    @Test
    void aRefusalNamesTheFields() throws InterruptedException {
        attach(RealServer.shared());
        var nameless = new NewAccount("", AccountType.CHECKING, Money.ZERO);

        window.run(() -> session.ask(bank -> bank.client().accounts().create(nameless), heard::add, heard::add));

        assertThat(next())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.of("name")).isPresent());
    }

    @Test
    void aQuestionToAStoppedBankIsAnsweredByASentence() throws InterruptedException {
        window.run(() -> session.ask(Bank::address, heard::add, heard::add));

        assertThat(next()).isEqualTo(new Failure("The server is not running. Start it, and try again."));
    }

    @Test
    void aServerThatGoesAwayAndComesBackIsFoundAgain() {
        try (var server = RealServer.start()) {
            attach(server);
            var loads = new ArrayList<String>();
            window.run(() -> session.onRunning(() -> loads.add("load")));

            server.stop();
            window.await(() -> session.state() instanceof Unreachable);
            server.startAgain();
            window.await(() -> session.state() instanceof Running);

            assertThat(window.call(loads::size)).isEqualTo(2);
        }
    }

    private void attach(RealServer server) {
        server.rememberIn(Preferences.in(home));
        window.run(() -> {
            life = new ServerLife(session, window.work(), Preferences.in(home), home, List::of);
            life.start();
        });
        window.await(() -> session.state() instanceof Running);
    }

    private long ownKey() {
        var bank = window.call(() -> session.bank().orElseThrow());
        return bank.admin().keys().list().stream()
                .filter(key -> !key.revoked() && bank.usesKey(key))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Object next() throws InterruptedException {
        var next = heard.poll(30, TimeUnit.SECONDS);
        return next == null ? "nothing came" : next;
    }
}
