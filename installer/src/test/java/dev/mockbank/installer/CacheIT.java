package dev.mockbank.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.installer.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The caches are used where the image lies, and are never stale.
final class CacheIT {

    /// The JVM ends when it cannot use its cache.
    private static final Map<String, String> ONLY_WITH_CACHE = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void isUsedWhereverTheImageLies(Delivery delivery) throws Exception {
        assertThat(version(delivery.image(), ONLY_WITH_CACHE)).isZero();
    }

    @Test
    void isNotMissedAloud() throws Exception {
        var image = copy();
        Files.delete(image.cache(Program.SERVER));
        try (var server = start(image, Map.of())) {
            assertThat(server.awaitExit()).isZero();
            assertThat(server.output().lines()).singleElement().asString().startsWith("mockbank-server ");
        }
    }

    @Test
    void isNotUsedForAnotherJarThanItWasMadeOf() throws Exception {
        var image = copy();
        try (var jars = Files.newDirectoryStream(image.app(), "shared-*.jar")) {
            for (var jar : jars) {
                var content = Files.readAllBytes(jar);
                Files.delete(jar);
                Files.write(jar, content);
                Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        assertThat(version(image, ONLY_WITH_CACHE)).isNotZero();
        assertThat(version(image, Map.of())).isZero();
    }

    private int version(Image image, Map<String, String> environment) throws Exception {
        try (var server = start(image, environment)) {
            return server.awaitExit();
        }
    }

    private Started start(Image image, Map<String, String> environment) throws IOException {
        return Started.start(image, Program.SERVER, folder.resolve("home"), environment, "--version");
    }

    private Image copy() throws IOException, InterruptedException {
        var image = Delivery.IMAGE.image();
        var root = folder.resolve("mockbank");
        FileTree.copy(image.root(), root);
        return new Image(image.platform(), root);
    }
}
