package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/// The first test of the profile `containers`: who asks for it wants PostgreSQL 15 to 18 tested, not skipped.
@Tag("docker")
class DockerEngineTest {

    @Test
    void aDockerEngineAnswers() {
        assertThat(DockerClientFactory.instance().isDockerAvailable())
                .as("The profile containers needs a Docker engine, and none answers:"
                        + " start Docker, or run the build without -Pcontainers")
                .isTrue();
    }
}
