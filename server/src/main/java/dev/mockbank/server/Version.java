package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this build.
final class Version {

    private Version() {}

    /// The version, such as `1.2.0`.
    static String current() {
        try (var stream = Version.class.getResourceAsStream("/mockbank.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
