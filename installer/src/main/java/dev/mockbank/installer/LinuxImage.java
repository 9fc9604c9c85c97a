package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The image on Linux. Its launchers are shell scripts: those of `jpackage` ask `rpm` and `dpkg` at each start where
/// they are, which takes a tenth of a second and more.
final class LinuxImage {

    private LinuxImage() {}

    static Image assemble(Project project, Path content, Path runtime, Path folder)
            throws IOException, InterruptedException {
        var image = new Image(Platform.LINUX, folder.resolve("mockbank"));
        FileTree.delete(image.root());
        FileTree.copy(content, image.app());
        FileTree.copy(runtime, image.root().resolve("lib/runtime"));
        Files.copy(project.file("LICENSE"), image.root().resolve("LICENSE"));
        Files.createDirectories(image.root().resolve("bin"));
        for (var program : Program.values()) {
            var launcher = image.executable(program);
            Files.copy(project.file("installer/linux/" + launcher.getFileName()), launcher);
            if (!launcher.toFile().setExecutable(true, false)) {
                throw new IOException("Not made executable: " + launcher);
            }
        }
        if (Tool.onPath("strip")) {
            Tool.system(image.root(), "strip", "--strip-unneeded", "lib/runtime/lib/server/libjvm.so");
            Tool.system(image.root(), "strip", "--strip-unneeded", "lib/app/postgres/bin/postgres");
        }
        return image;
    }
}
