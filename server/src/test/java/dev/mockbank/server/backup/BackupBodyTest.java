package dev.mockbank.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The body of a backup is understood line by line, however it arrives, and nothing that is not known gets through.
class BackupBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void rowsEndAtTheirLineWhereverTheTextIsCut(int atOnce) throws IOException {
        var rows = "1\ta\\\\.b\n2\t\\\\.\n\n3\t" + "x".repeat(200_000) + "\n";
        try (var reader = new BackupReader(
                trickling("table claims id answer\n" + rows + "\\.\ntable claims id\n\\.\nend\n", atOnce))) {
            assertThat(reader.line()).containsExactly("table", "claims", "id", "answer");
            assertThat(new String(reader.rows().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(rows);
            assertThat(reader.line()).containsExactly("table", "claims", "id");
            assertThat(reader.rows().readAllBytes()).isEmpty();
            assertThat(reader.line()).isEqualTo(List.of("end"));
            assertThatThrownBy(reader::line).isInstanceOf(IOException.class);
        }
    }

    @Test
    void rowsThatDoNotEndAreNoticed() throws IOException {
        try (var reader = new BackupReader(trickling("1\n2\n", 100))) {
            assertThatThrownBy(() -> reader.rows().readAllBytes()).hasMessageContaining("unexpected end");
        }
    }

    @Test
    void anOlderBackupMayHaveFewerColumnsInAnotherOrder() throws IOException {
        var table = Objects.requireNonNull(body("table accounts balance id").nextTable());

        assertThat(table.target()).isEqualTo("accounts (balance, id)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table cards id",
                "table accounts id colour",
                "table accounts id,name",
                "numbers cards 1",
                "webhooks 3"
            })
    void whatOnlyANewerMockbankKnowsIsRefusedWithItsVersion(String line) {
        assertThatThrownBy(() -> body("mockbank 9.0.0\n" + line).nextTable())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("does not support")
                .hasMessageContaining("9.0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table",
                "table accounts",
                "table accounts id id",
                "taken yesterday",
                "numbers accounts",
                "numbers accounts many",
                "differences",
                "mockbank a b"
            })
    void whatMockbankNeverWritesIsRefused(String line) {
        assertThatThrownBy(() -> body(line).nextTable())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("was not written by Mockbank");
    }

    private static BackupBody body(String lines) {
        return new BackupBody(new BackupReader(trickling(lines + "\nend\n", 100)), 1);
    }

    private static InputStream trickling(String text, int atOnce) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atOnce));
            }
        };
    }
}
