package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the console asks of a bank at rest.
class IdleConsoleTest {

    private static final String REQUEST = " mockbank.access ";
    private static final Duration LOOK = Duration.ofSeconds(6);

    /// A console that is looked at asks for news every ten seconds, if nothing has come until then.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(13);

    /// A question that the server answers when there is news, and the overview, may both fall into a look.
    private static final long QUIET = 3;

    private static RealServer server;

    @BeforeAll
    static void start() {
        server = RealServer.start(Map.of("LOG_LEVEL", "debug"));
    }

    @BeforeEach
    void openOneAccount() {
        server.admin().admin().deleteAllAccountsAndTransactions();
        server.client().accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConsoleAtRestHardlyAsksAnything() throws InterruptedException {
        try (var console = TestConsole.attachedTo(server)) {
            for (var screen : Screen.values()) {
                console.open(screen);
                awaitSilence(Duration.ofMillis(1_500));
                long before = server.logged(REQUEST);
                Thread.sleep(LOOK);
                assertThat(server.logged(REQUEST) - before).as(screen.title()).isLessThanOrEqualTo(QUIET);
            }
        }
    }

    @Test
    void whatOthersChangeIsSeenAtOnceAllTheSame() {
        try (var console = TestConsole.attachedTo(server)) {
            console.open(Screen.ACCOUNTS);
            console.awaitText("Everyday");
            var account =
                    server.client().accounts().create(new NewAccount("Elsewhere", AccountType.SAVINGS, Money.ZERO));
            console.awaitText("Elsewhere");
            server.client().accounts().delete(account.id());
            console.awaitNoText("Elsewhere");
        }
    }

    @Test
    void aBankThatWasEmptyIsNotCalledSoWhenItsScreenIsOpenedAgain() {
        server.admin().admin().deleteAllAccountsAndTransactions();
        try (var console = TestConsole.attachedTo(server)) {
            console.open(Screen.ACCOUNTS);
            console.awaitText("No accounts yet");
            console.open(Screen.OVERVIEW);
            server.client().accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO));
            console.awaitText("Latest transactions");

            console.open(Screen.ACCOUNTS);

            console.awaitText("Everyday");
            console.awaitNoText("No accounts yet");
        }
    }

    @Test
    void aMinimisedConsoleAsksNothing() throws InterruptedException {
        try (var console = TestConsole.attachedTo(server)) {
            console.open(Screen.SERVER);
            console.minimise(true);
            // The question that was under way is answered within its bound, and longer than that nothing is asked.
            awaitSilence(LONGEST_PAUSE);

            console.minimise(false);
            long before = server.logged(REQUEST);
            Toolkit.await("questions", () -> server.logged(REQUEST) > before);
        }
    }

    private static void awaitSilence(Duration span) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        long before = -1;
        while (before != server.logged(REQUEST)) {
            assertThat(System.nanoTime()).as("still asking").isLessThan(deadlineNanos);
            before = server.logged(REQUEST);
            Thread.sleep(span);
        }
    }
}
