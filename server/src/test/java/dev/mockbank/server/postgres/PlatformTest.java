package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void namesTheBinariesAsTheirLibraryDoes() {
        assertThat(Platform.of("Linux", "amd64").binaries()).containsExactly("linux-x86_64");
        assertThat(Platform.of("Linux", "aarch64").binaries()).containsExactly("linux-arm_64");
        assertThat(Platform.of("Mac OS X", "x86_64").binaries()).containsExactly("darwin-x86_64");
        assertThat(Platform.of("Mac OS X", "aarch64").binaries()).containsExactly("darwin-arm_64", "darwin-x86_64");
        assertThat(Platform.of("Windows 11", "amd64").binaries()).containsExactly("windows-x86_64");
        assertThat(Platform.of("Windows 11", "aarch64").binaries()).containsExactly("windows-arm_64", "windows-x86_64");
    }

    @Test
    void knowsTheNamesOfPrograms() {
        assertThat(Platform.of("Windows 11", "amd64").program("initdb")).isEqualTo("initdb.exe");
        assertThat(Platform.of("Linux", "amd64").program("initdb")).isEqualTo("initdb");
    }
}
