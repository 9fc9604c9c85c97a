package dev.mockbank.admin.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.ForgedServer;
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
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session of a console that is attached to a real server.
class SessionTest {

    private static final String TRAFFIC = "/admin/traffic";

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

    @Test
    void oneAnswerThatTakesTooLongIsToldAndTheServerIsNotCalledAway() throws Exception {
        attach(RealServer.shared());
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var slow = MockbankClient.of(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "")) {
            window.run(() -> session.ask(_ -> slow.health().metrics(), heard::add, heard::add));

            assertThat(next())
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.sentence()).contains("did not answer in time"));
        }
        assertThat(window.call(session::state)).isInstanceOf(Running.class);
    }

    @Test
    void aServerIsAwayWhenItBreaksTwoAnswersInARowAndAllIsAskedAnewWhenItIsBack() throws IOException {
        try (var forged = new ForgedServer(RealServer.shared())) {
            attach(forged::rememberIn);
            var states = new ArrayList<ConnectionState>();
            window.run(() -> session.stateProperty().subscribe((_, now) -> states.add(now)));
            window.await(() -> !session.trafficProperty().get().equals(Session.NO_TRAFFIC));

            forged.breakOff(TRAFFIC, 1);
            int askedBefore = traffic(forged).size();
            // The broken one, the one that follows it, and the next.
            window.await(() -> traffic(forged).size() >= askedBefore + 3);
            assertThat(window.call(() -> List.copyOf(states))).isEmpty();

            forged.breakOff(TRAFFIC, 2);
            window.await(() -> states.stream().anyMatch(Unreachable.class::isInstance));
            int askedWhenAway = traffic(forged).size();
            window.await(() -> session.state() instanceof Running);
            window.await(() -> !session.trafficProperty().get().equals(Session.NO_TRAFFIC));

            var asked = traffic(forged);
            assertThat(asked.subList(askedWhenAway, asked.size()))
                    .as("the whole is asked for when it is looked for, and again when it is back")
                    .filteredOn(uri -> uri.getQuery() == null)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    private static List<URI> traffic(ForgedServer forged) {
        return forged.asked().stream()
                .filter(uri -> uri.getPath().equals(TRAFFIC))
                .toList();
    }

    private void attach(RealServer server) {
        attach(server::rememberIn);
    }

    private void attach(Consumer<Preferences> remember) {
        remember.accept(Preferences.in(home));
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
