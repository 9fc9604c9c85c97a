package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The programs that open an address. Java itself stands in for them: it is on every machine that tests run on.
class SystemBrowserTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8000/docs");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void knowsWhenNothingOpensAnAddress() throws InterruptedException {
        var missing = List.of("no-program-of-this-name");
        // No class is called like an address.
        var failing = List.of(JAVA);

        assertThat(new SystemBrowser(List.of(missing, failing)).open(ADDRESS)).isFalse();
    }

    @Test
    void takesTheFirstThatCan() throws InterruptedException {
        assertThat(new SystemBrowser(List.of(List.of("no-program-of-this-name"), List.of(JAVA, "-version")))
                        .open(ADDRESS))
                .isTrue();
    }
}
