package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `docker-compose.yml`, which Debian's docker-compose checks by the schema of Compose files without an engine.
class ComposeFileTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^([A-Z_]+)=(.*)$");
    private static final List<String> SECRETS = List.of("DATABASE_PASSWORD", "MASTER_API_KEY");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(PROJECT.resolve("docker-compose.yml"), folder.resolve("docker-compose.yml"));
        // The build's folder has to be there.
        Files.createDirectories(folder.resolve("installer/target/mockbank"));
    }

    @Test
    void isAcceptedWithTheExampleAndTwoSecrets() throws IOException {
        var example = Files.readString(PROJECT.resolve(".env.example"));
        for (var secret : SECRETS) {
            example = example.replace(secret + "=\n", secret + "=" + secret.length() + "\n");
        }

        check(InstalledProgram.find("docker-compose", "docker-compose"), example);
    }

    @Test
    void isRefusedWithoutASecret() throws IOException {
        var program = InstalledProgram.find("docker-compose", "docker-compose");
        var example = Files.readString(PROJECT.resolve(".env.example"));

        assertThatThrownBy(() -> check(program, example))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("see .env.example");
    }

    @Test
    void theExampleNamesEachVariable() throws IOException {
        var variables = VARIABLE.matcher(Files.readString(PROJECT.resolve("docker-compose.yml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        var example = EXAMPLE.matcher(Files.readString(PROJECT.resolve(".env.example")))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

        assertThat(example).containsOnlyKeys(variables);
        assertThat(SECRETS).allSatisfy(secret -> assertThat(example.get(secret)).isEmpty());
    }

    @Test
    void theServerCanBeScaledAndWritesNowhere() throws IOException {
        var server = services().get("server");

        assertThat(server.has("ports")).isFalse();
        assertThat(server.has("container_name")).isFalse();
        assertThat(server.has("volumes")).isFalse();
        assertThat(server.get("cap_drop").get(0).stringValue()).isEqualTo("ALL");
    }

    @Test
    void eachImageHasAVersionOrIsBuiltHere() throws IOException {
        for (var service : services().properties()) {
            var definition = service.getValue();
            assertThat(definition.has("build")
                            || definition.get("image").stringValue().matches(".+:[0-9][0-9.]*"))
                    .as(service.getKey())
                    .isTrue();
        }
    }

    @Test
    void theServersSettingsAreSettings() throws IOException {
        var names = new ArrayList<String>();
        services().get("server").get("environment").propertyNames().forEach(names::add);

        assertThat(names).isNotEmpty().allSatisfy(Setting::valueOf);
    }

    private static JsonNode services() throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(PROJECT.resolve("docker-compose.yml")))
                .get("services");
    }

    private void check(Path program, String env) throws IOException {
        var file = Files.writeString(folder.resolve("env"), env);
        LoopbackService.run(List.of(
                program.toString(),
                "--project-directory=" + folder,
                "--file=" + folder.resolve("docker-compose.yml"),
                "--env-file=" + file,
                "config",
                "--quiet"));
    }
}
