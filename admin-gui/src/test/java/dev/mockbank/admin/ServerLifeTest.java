package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.ConnectionState.PortTaken;
import dev.mockbank.admin.client.ConnectionState.Stopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The console's own server, from its first start to its end.
class ServerLifeTest {

    /// From before the child is launched until PostgreSQL starts.
    private static final List<Duration> PAUSES =
            Stream.of(0, 5, 20, 100, 500, 1500).map(Duration::ofMillis).toList();

    @Test
    void theBankOpensAndClosesWithTheConsole() throws IOException {
        long server;
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.picture("stopped");
            console.start();
            console.awaitText("Starting the server");
            console.picture("starting");
            console.awaitText("Your bank is open, and empty");
            assertThat(console.texts()).contains("Running", "Stop");
            server = youngestChild();
            assertThat(Toolkit.call(() -> console.desk()
                            .session()
                            .bank()
                            .orElseThrow()
                            .admin()
                            .keys()
                            .list()))
                    .singleElement()
                    .matches(key -> "Mockbank console".equals(key.name()));
        }
        assertThat(ProcessHandle.of(server)).isEmpty();
    }

    @Test
    void aServerThatRunsWithoutTheConsoleIsFoundAndLeftRunning() {
        try (var server = RealServer.start()) {
            try (var console = TestConsole.besideOf(server)) {
                console.start();
                console.awaitRunning();
                assertThat(console.texts())
                        .contains("Attached", server.address().toString(), "Disconnect");
            }
            assertThat(server.client().accounts().list()).isEmpty();
        }
    }

    @Test
    void aServerThatDiesIsReportedAndStartsAgain() throws IOException {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitRunning();
            ProcessHandle.of(youngestChild()).orElseThrow().destroyForcibly();
            console.awaitState(Died.class);
            console.awaitText("The server has ended");
            console.picture("died");

            console.click("Start server");

            console.awaitRunning();
            Toolkit.run(() -> console.desk().life().stop());
            console.awaitState(Stopped.class);
            console.awaitText("The server is stopped");
        }
    }

    @Test
    void theNextFreePortIsOfferedWhenAnotherProgramHasIt() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var console = TestConsole.stopped(other.getLocalPort())) {
            console.start();
            console.awaitState(PortTaken.class);
            var taken = (PortTaken) console.desk().session().state();
            assertThat(taken.freePort()).isGreaterThan(taken.port());
            console.picture("port-taken");
        }
    }

    @Test
    void aConsoleThatClosesWhileItStartsLeavesNothing() throws IOException {
        var before = ProcessHandle.current().children().toList();
        for (var pause : PAUSES) {
            try (var console = TestConsole.stopped(RealServer.freePort())) {
                console.start();
                Toolkit.run(() -> LockSupport.parkNanos(pause.toNanos()));
            }
            assertThat(ProcessHandle.current().children())
                    .as("closed after %s", pause)
                    .isSubsetOf(before);
        }
    }

    private static long youngestChild() {
        return ProcessHandle.current()
                .children()
                .max(Comparator.comparing(child -> child.info().startInstant().orElse(Instant.EPOCH)))
                .orElseThrow()
                .pid();
    }
}
