package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The embedded database of a running server, for another program of the same user: the password is in a file that
/// only this user can read.
///
/// @param serverPid the process id of the server
public record RunningPostgres(long serverPid, String jdbcUrl, String user, String password) {

    /// The database in a folder (MOCKBANK_HOME); empty when no server uses the folder.
    ///
    /// @throws EmbeddedPostgresException when a server uses it but the database cannot be reached now
    public static Optional<RunningPostgres> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Home home = new Home(folder.toAbsolutePath().normalize());
        try {
            Optional<Long> holder = FolderLock.holder(home);
            return holder.isEmpty() ? Optional.empty() : Optional.of(of(home, holder.get()));
        } catch (IOException e) {
            throw home.refusal(e);
        }
    }

    private static RunningPostgres of(Home home, long serverPid) throws IOException {
        DataFolder data = new DataFolder(home);
        PostmasterFile file = PostmasterFile.read(data.cluster())
                .filter(PostmasterFile::ready)
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "The Mockbank server with process id %d, which uses the folder %s, is starting or stopping; try again in a moment."
                                .formatted(serverPid, home.folder())));
        return new RunningPostgres(serverPid, EmbeddedPostgres.jdbcUrl(file.port()), Roles.SERVER, data.password());
    }

    /// Does not show the password.
    @Override
    public String toString() {
        return "RunningPostgres[" + jdbcUrl + "]";
    }
}
