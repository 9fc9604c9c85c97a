package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.files.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void keepsExecutableBitsAndLinksAndLeavesOutWhatOnlyACompilerNeeds() throws IOException {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        byte[] archive = archive(
                file("bin/postgres", 0755),
                file("share/x.sql", 0644),
                file("lib/libpq.a", 0644),
                link("lib/libpq.so", "../bin/postgres"));

        Archive.unpack(new ByteArrayInputStream(archive), folder);

        assertThat(folder.resolve("bin/postgres")).hasContent("text").isExecutable();
        assertThat(Files.isExecutable(folder.resolve("share/x.sql"))).isFalse();
        assertThat(folder.resolve("lib/libpq.so")).isSymbolicLink().hasContent("text");
        assertThat(folder.resolve("lib/libpq.a")).doesNotExist();
    }

    @Test
    void refusesEntriesThatLeaveTheFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (TarArchiveEntry entry :
                new TarArchiveEntry[] {file("../out", 0644), link("in", "../out"), link("in", "/etc")}) {
            assertThatThrownBy(() -> Archive.unpack(new ByteArrayInputStream(archive(entry)), inner))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is outside its folder");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static TarArchiveEntry file(String name, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize("text".length());
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        return entry;
    }

    private static byte[] archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (!entry.isSymbolicLink()) {
                    tar.write("text".getBytes(StandardCharsets.UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
