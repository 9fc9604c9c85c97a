package dev.mockbank.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is not wholly a backup is refused before anything is done with it.
class DamagedBackupTest {

    private static final int DAMAGES = 500;

    @TempDir
    private static Path folder;

    private static byte[] whole;

    @BeforeAll
    static void save() throws IOException {
        var url = TestPostgres.freshDatabase();
        var file = folder.resolve("whole");
        try (var bank = TestBank.on(url, Map.of())) {
            SavedBank.fill(bank);
            SavedBank.save(url, file);
        }
        whole = Files.readAllBytes(file);
        BackupFile.verified(file);
    }

    @Test
    void eachByteThatIsAnotherIsNoticed() throws IOException {
        var random = new Random(42);
        for (int i = 0; i < DAMAGES; i++) {
            var damaged = whole.clone();
            int place = i < 20 ? i : i < 120 ? whole.length - 1 - (i - 20) : random.nextInt(whole.length);
            damaged[place] ^= (byte) (1 << random.nextInt(8));

            assertRefused(damaged, "byte " + place);
        }
    }

    @Test
    void whatIsMissingOrTooMuchAtTheEndIsNoticed() throws IOException {
        var random = new Random(43);
        for (int i = 0; i < 100; i++) {
            int length = i < 30 ? i : i < 60 ? whole.length - 1 - (i - 30) : random.nextInt(whole.length);
            assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "a byte more");
        var twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertRefused(twice, "twice");
    }

    @Test
    void aPartThatIsMissingOrMovedInTheMiddleIsNoticed() throws IOException {
        int half = whole.length / 2;
        var shorter = new byte[whole.length - 100];
        System.arraycopy(whole, 0, shorter, 0, half);
        System.arraycopy(whole, half + 100, shorter, half, shorter.length - half);
        assertRefused(shorter, "100 bytes less");

        var moved = whole.clone();
        System.arraycopy(whole, half, moved, half + 1, 100);
        assertRefused(moved, "100 bytes moved");
    }

    @Test
    void aFormatOfTheFutureIsNamed() throws IOException {
        var future = new String(whole, StandardCharsets.ISO_8859_1)
                .replaceFirst("mockbank-backup 2\n", "mockbank-backup 3\n");

        assertThatThrownBy(() -> verify(future.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("newer Mockbank (format 3)");
    }

    @Test
    void whatIsNoBackupIsNamed() {
        assertThatThrownBy(() -> verify("PGDMP".repeat(1000).getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("is not a backup of Mockbank");
        assertThatThrownBy(() -> BackupFile.verified(folder.resolve("none")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> BackupFile.verified(folder))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("cannot be read");
    }

    private static void assertRefused(byte[] bytes, String damage) {
        assertThatThrownBy(() -> verify(bytes))
                .as(damage)
                .isInstanceOf(BackupException.class)
                .message()
                .satisfies(message -> assertThat(message).matches(".*(is damaged|is not a backup|newer Mockbank).*"));
    }

    private static void verify(byte[] bytes) throws IOException {
        BackupFile.verified(Files.write(folder.resolve("damaged"), bytes));
    }
}
