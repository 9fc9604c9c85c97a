package dev.mockbank.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole benchmark, with so little of everything that its numbers mean nothing.
final class BenchTest {

    private static final int SECONDS = 300;

    @Test
    @Timeout(SECONDS)
    void measuresEverythingAndLeavesOnlyItsResults(@TempDir Path folder) throws IOException {
        var output = new ByteArrayOutputStream();
        int exit = Bench.run(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                "--seconds=0.1",
                "--rounds=1",
                "--warm-up=0.5",
                "--clients=16",
                "--history=200,2000",
                "--stall-history=2000",
                "--copied=1000",
                "--sandboxes=20",
                "--folder=" + folder,
                "--publish=false",
                "--server=" + System.getProperty("bench.server"));
        assertThat(exit).as(output.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(names(folder)).startsWith("bench.json", "performance.md").hasSize(Chart.drawable() ? 3 : 2);
        var results = Json.mapper().readTree(Files.readString(folder.resolve("bench.json")));
        assertThat(results.get("figures").size()).isEqualTo(4);
        assertThat(results.get("growth").size()).isEqualTo(2 * 3 + 2 * 4);
        assertThat(results.get("stalls").size()).isEqualTo(7);
        assertThat(results.get("sandboxes").get("fork_millis").asDouble()).isPositive();
        if (Files.exists(Path.of("/proc/self/stat"))) {
            assertThat(results.get("figures")
                            .get(0)
                            .get("api")
                            .get("cost")
                            .get("total_micros")
                            .asDouble())
                    .isPositive();
        }
        assertThat(results.get("two_servers").get("wrong").asInt()).isZero();
        assertThat(Files.readString(folder.resolve("performance.md")))
                .contains("| POST /transactions, one account | 16 |");
        checkChart(folder.resolve("performance.png"));
    }

    @Test
    @Timeout(SECONDS)
    void measuresAloneWhetherOneKeyCanStallAnother(@TempDir Path folder) throws IOException {
        var output = new ByteArrayOutputStream();
        int exit = Bench.run(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                "--only=stall",
                "--seconds=0.1",
                "--warm-up=0",
                "--stall-history=2000",
                "--copied=1000",
                "--sandboxes=20",
                "--folder=" + folder,
                "--publish=false",
                "--server=" + System.getProperty("bench.server"));
        assertThat(exit).as(output.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(names(folder)).isEmpty();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("| another key sends |", "| batches of 1,000 | 20 |");
    }

    /// Where none can be drawn, that is said as a skipped test's reason; with `CI=true` in the environment it fails.
    private static void checkChart(Path file) throws IOException {
        if (!Chart.drawable() && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("No chart can be drawn here, all else was checked" + Publication.FONTS);
        }
        assertThat(ImageIO.read(file.toFile()).getWidth()).isPositive();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
