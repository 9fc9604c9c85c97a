package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.process.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be typed as a setting.
class SettingFieldTest {

    @Test
    void settingsComeBackAsTheyWere() {
        var settings = new ServerSettings(
                8001,
                Path.of("bank").toAbsolutePath(),
                Optional.of("postgresql://a:b@db/bank"),
                Optional.empty(),
                60,
                Optional.of("localhost, https://app.example.com"));

        assertThat(SettingField.settings(SettingField.texts(settings))).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 0",
                "PORT | 65536",
                "PORT | eight",
                "DATA_FOLDER | bank",
                "DATABASE_URL | mysql://host/bank",
                "DATABASE_URL | postgresql://host:70000/bank",
                "REDIS_URL | host:6379",
                "RATE_LIMIT | -1",
                "RATE_LIMIT | 1000001",
                "ORIGINS | app.example.com",
                "ORIGINS | none, localhost"
            })
    void whatIsWrongIsSaidInASentence(SettingField field, String text) {
        assertThat(SettingField.problems(Map.of(field, text)).get(field)).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 65535",
                "DATABASE_URL | ''",
                "DATABASE_URL | postgres://user:p%40ss@db.example.com/bank?sslmode=require",
                "DATABASE_URL | jdbc:postgresql://one:5432,two:5432/bank",
                "REDIS_URL | rediss://:secret@cache:6380/1",
                "RATE_LIMIT | ''",
                "ORIGINS | *",
                "ORIGINS | localhost, https://app.example.com:8443"
            })
    void whatTheServerTakesIsTaken(SettingField field, String text) {
        assertThat(SettingField.problems(Map.of(field, text))).isEmpty();
    }
}
