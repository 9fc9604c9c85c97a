package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Path;

/// The image as an archive, to be unpacked anywhere.
final class TarGzip implements Format {

    @Override
    public String name() {
        return "tar.gz";
    }

    @Override
    public Path pack(Project project, Image image, Path folder) throws IOException, InterruptedException {
        var name = "mockbank-" + project.version();
        var archive = folder.resolve(name + "-linux-" + System.getProperty("os.arch") + ".tar.gz");
        Tool.system(
                folder,
                "tar",
                "--create",
                "--gzip",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--transform=s,^" + image.root().getFileName() + "," + name + ",S",
                "--file=" + archive,
                image.root().getFileName());
        return archive;
    }
}
