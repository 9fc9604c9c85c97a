package dev.mockbank.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are there as a whole or not at all, and belong to the one who came first.
final class PrivateFilesTest {

    private static final int PUBLISHERS = 32;

    @TempDir
    private Path folder;

    private interface Publication {
        void publish(Path draft, Path place) throws IOException;
    }

    @Test
    void ofManyWhoPublishANewFileOneDoes() throws Exception {
        publishAll(PrivateFiles::publishNew);
    }

    @Test
    void alsoWhereThereAreNoHardLinks() throws Exception {
        publishAll(PrivateFiles::reserveAndMove);
    }

    @Test
    void aNewFileNeverTakesThePlaceOfAnother() throws Exception {
        var place = Files.writeString(folder.resolve("file"), "old");
        var draft = draft(place, "new");

        assertThatThrownBy(() -> PrivateFiles.publishNew(draft, place)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> PrivateFiles.reserveAndMove(draft, place))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(place).hasContent("old");
    }

    @Test
    void onlyTheirOwnerCanUseThem() throws Exception {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        var made = folder.resolve("made");
        PrivateFiles.createFolder(made);
        var place = made.resolve("file");
        PrivateFiles.publish(draft(place, "text"), place);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderThatCannotBeReadCanBePublishedInto() throws Exception {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        var drop = Files.createDirectory(folder.resolve("drop"));
        var place = drop.resolve("file");
        var draft = draft(place, "text");
        Files.setPosixFilePermissions(drop, PosixFilePermissions.fromString("-wx------"));

        PrivateFiles.publishNew(draft, place);

        Files.setPosixFilePermissions(drop, PosixFilePermissions.fromString("rwx------"));
        assertThat(place).hasContent("text");
    }

    private void publishAll(Publication publication) throws Exception {
        var place = folder.resolve("file");
        var start = new CountDownLatch(1);
        var results = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(PUBLISHERS)) {
            for (int i = 0; i < PUBLISHERS; i++) {
                var draft = draft(place, "text of " + i);
                Callable<Boolean> publisher = () -> {
                    start.await();
                    try {
                        publication.publish(draft, place);
                        return true;
                    } catch (FileAlreadyExistsException another) {
                        return false;
                    }
                };
                results.add(threads.submit(publisher));
            }
            start.countDown();
        }
        var winners = new ArrayList<Integer>();
        for (int i = 0; i < PUBLISHERS; i++) {
            if (results.get(i).get()) {
                winners.add(i);
            }
        }
        assertThat(winners).hasSize(1);
        assertThat(place).hasContent("text of " + winners.getFirst());
    }

    private static Path draft(Path place, String text) throws IOException {
        return Files.writeString(PrivateFiles.draft(place), text);
    }
}
