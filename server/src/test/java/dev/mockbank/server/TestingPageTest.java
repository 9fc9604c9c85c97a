package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files in `docs/testing.md` work as they stand there.
@Tag("database")
final class TestingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "testing.md");
    private static final Pattern FILE = Pattern.compile("```\\w+ file=(\\S+)\n(.*?)```", Pattern.DOTALL);

    private static TestBank bank;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void write() throws IOException {
        for (var file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void nodesTestsPass() throws Exception {
        var node = InstalledProgram.find("node", "nodejs");

        var output = run(List.of(node.toString(), "--test", "cart.node.test.mjs"));

        assertThat(output).containsPattern("(#|ℹ) pass 2").containsPattern("(#|ℹ) fail 0");
    }

    @Test
    void pythonsTestsPass() throws Exception {
        var pytest = InstalledProgram.find("pytest-3", "python3-pytest");

        assertThat(run(List.of(pytest.toString(), "-q", "-p", "no:cacheprovider", "test_cart.py")))
                .contains("1 passed");
    }

    @Test
    void javasTestPasses() throws Exception {
        var source = Files.readString(folder.resolve("CartTest.java"))
                .replace("http://127.0.0.1:8000", "http://127.0.0.1:" + bank.port())
                .replace("test-master-key", TestBank.MASTER_KEY);
        var file = Files.writeString(folder.resolve("CartTest.java"), source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", System.getProperty("java.class.path"), file.toString()))
                .isZero();

        try (var loader = new URLClassLoader(
                new java.net.URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            var cart = loader.loadClass("CartTest");
            var constructor = cart.getDeclaredConstructor();
            constructor.setAccessible(true);
            var test = constructor.newInstance();
            for (var method : List.of("create", "reset", "aPurchaseIsBooked", "reset", "aPurchaseIsBooked", "delete")) {
                var step = cart.getDeclaredMethod(method);
                step.setAccessible(true);
                step.invoke(test);
            }
        }
    }

    private static Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        var matcher = FILE.matcher(Files.readString(PAGE).replace("\r\n", "\n"));
        while (matcher.find()) {
            files.put(matcher.group(1), matcher.group(2));
        }
        assertThat(files).containsKeys("sandbox.mjs", "cart.node.test.mjs", "conftest.py", "CartTest.java");
        return files;
    }

    private String run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("MOCKBANK_URL", "http://127.0.0.1:" + bank.port());
        builder.environment().put("MASTER_API_KEY", TestBank.MASTER_KEY);
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
