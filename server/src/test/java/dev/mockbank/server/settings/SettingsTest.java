package dev.mockbank.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.process.LogLevel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each setting: its default, what it becomes, and what is said of a wrong value.
public class SettingsTest {

    private static final Path DEFAULT_HOME = Path.of("/home/ann/.local/share/mockbank");

    @Test
    void theDefaultsSuitALaptop() {
        var settings = read(Map.of());

        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.redisUrl()).isEmpty();
        assertThat(settings.masterApiKey()).isEmpty();
        assertThat(settings.rateLimit()).isZero();
        assertThat(settings.forceHttps()).isFalse();
        assertThat(settings.trustedProxies()).containsExactlyInAnyOrder("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.address().host()).isEqualTo("127.0.0.1");
        assertThat(settings.address().port()).isEqualTo(8000);
        assertThat(settings.address().tls()).isEmpty();
        assertThat(settings.home()).isEqualTo(DEFAULT_HOME);
        assertThat(settings.postgresBinaries()).isEmpty();
        assertThat(settings.databaseConnections()).isEqualTo(10);
        assertThat(settings.databaseWaitSeconds()).isEqualTo(60);
        assertThat(settings.stopSeconds()).isEqualTo(10);
        assertThat(settings.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(settings.accessLog()).isTrue();
        assertThat(settings.endWithParent().on()).isFalse();
    }

    @Test
    void anEmptyValueIsTheDefault() {
        var empty =
                Stream.of(Setting.values()).collect(java.util.stream.Collectors.toMap(Setting::name, setting -> " "));

        assertThat(read(empty)).usingRecursiveComparison().isEqualTo(read(Map.of()));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value(
                        "DATABASE_URL",
                        "postgres://h/b",
                        s -> s.databaseUrl().orElseThrow().jdbcUrl(),
                        "jdbc:postgresql://h/b"),
                value("REDIS_URL", "rediss://:pw@h:6380/1", s -> s.redisUrl().orElseThrow(), "rediss://:pw@h:6380/1"),
                value("MASTER_API_KEY", "k", s -> s.masterApiKey().orElseThrow(), "k"),
                value("RATE_LIMIT", "60", Settings::rateLimit, 60),
                value("FORCE_HTTPS", "True", Settings::forceHttps, true),
                value("TRUSTED_PROXIES", "10.0.0.1", Settings::trustedProxies, java.util.Set.of("10.0.0.1")),
                value("TRUSTED_PROXIES", "::1", Settings::trustedProxies, java.util.Set.of("0:0:0:0:0:0:0:1")),
                value(
                        "PUBLIC_URL",
                        "https://example.com/bank/",
                        s -> s.publicUrl().orElseThrow().toString(),
                        "https://example.com/bank"),
                value("HOST", "0.0.0.0", s -> s.address().host(), "0.0.0.0"),
                value("PORT", " 65535 ", s -> s.address().port(), 65_535),
                value(
                        "MOCKBANK_HOME",
                        "/srv/bank",
                        Settings::home,
                        Path.of("/srv/bank").toAbsolutePath()),
                value(
                        "POSTGRES_BINARIES",
                        "/opt/pg",
                        s -> s.postgresBinaries().orElseThrow(),
                        Path.of("/opt/pg").toAbsolutePath()),
                value("DATABASE_CONNECTIONS", "200", Settings::databaseConnections, 200),
                value("DATABASE_WAIT_SECONDS", "0", Settings::databaseWaitSeconds, 0),
                value("STOP_SECONDS", "300", Settings::stopSeconds, 300),
                value("LOG_LEVEL", "Debug", Settings::logLevel, LogLevel.DEBUG),
                value("ACCESS_LOG", "off", Settings::accessLog, false),
                value(
                        "END_WITH_PARENT",
                        "1",
                        settings -> settings.endWithParent().on(),
                        true));
    }

    @ParameterizedTest
    @MethodSource("values")
    void eachSettingIsRead(String name, String text, Function<Settings, Object> setting, Object value) {
        assertThat(setting.apply(read(Map.of(name, text)))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, sqlite:///s3cret.db",
        "DATABASE_READ_URL, sqlite:///s3cret.db",
        "REDIS_URL, s3cret@host",
        "RATE_LIMIT, 1000001",
        "RATE_LIMIT, many",
        "FORCE_HTTPS, perhaps",
        "CORS_ORIGINS, s3cret",
        "PORT, 65536",
        "PORT, -1",
        "PORT, 80.0",
        "TLS_CERT, /etc/cert.pem",
        "TLS_KEY, /etc/key.pem",
        "DATABASE_CONNECTIONS, 0",
        "DATABASE_CONNECTIONS, 201",
        "DATABASE_WAIT_SECONDS, 3601",
        "STOP_SECONDS, -1",
        "STOP_SECONDS, 301",
        "LOG_LEVEL, verbose",
        "ACCESS_LOG, 2",
        "TRUSTED_PROXIES, proxy.example.com",
        "PUBLIC_URL, s3cret.example.com",
        "END_WITH_PARENT, parent"
    })
    void aWrongValueIsRefusedWithTheNameAndWhatIsAccepted(String name, String text) {
        assertThatThrownBy(() -> read(Map.of(name, text)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(Setting.valueOf(name).purpose())
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aStandbyIsWantedAsOneAndNeedsItsPrimary() {
        var settings = read(Map.of("DATABASE_URL", "postgresql://one/b", "DATABASE_READ_URL", "postgresql://two/b"));

        assertThat(settings.databaseReadUrl().orElseThrow().jdbcUrl())
                .startsWith("jdbc:postgresql://two/b?targetServerType=secondary");
        assertThatThrownBy(() -> read(Map.of("DATABASE_READ_URL", "postgresql://two/b")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(
                        "The setting DATABASE_READ_URL has an invalid value: a standby needs its primary");
    }

    @Test
    void ofAnAddressOfTheDatabaseItIsSaidWhatIsWrong() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgresql://ann:s3cret@one,two:x/bank")))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("The setting DATABASE_URL has an invalid value: the port of host 2 is not")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOCKBANK_HOME", "POSTGRES_BINARIES"})
    void aFolderThatNoSystemHasIsRefused(String name) {
        assertThatThrownBy(() -> read(Map.of(name, "a\0b")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(name);
    }

    @Test
    void certificateAndKeyComeTogether() {
        var settings = read(Map.of("TLS_CERT", "/etc/cert.pem", "TLS_KEY", "/etc/key.pem"));

        assertThat(settings.address().tls().orElseThrow().certificate())
                .isEqualTo(Path.of("/etc/cert.pem").toAbsolutePath());
    }

    @Test
    void whatIsShownOfAllSettingsHasNoSecret() {
        var settings = read(Map.of(
                "DATABASE_URL", "postgres://a:s3cret@h/b",
                "REDIS_URL", "redis://:s3cret@h",
                "MASTER_API_KEY", "s3cret"));

        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    private static Arguments value(String name, String text, Function<Settings, Object> setting, Object value) {
        return Arguments.of(name, text, setting, value);
    }

    private static Settings read(Map<String, String> values) {
        return Settings.read(values, DEFAULT_HOME);
    }
}
