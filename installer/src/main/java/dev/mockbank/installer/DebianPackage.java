package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A package for Debian and what descends from it, made by `dpkg-deb`. The one that `jpackage` makes depends on
/// all that a window needs, also where only the server is wanted, and puts the server into the desktop's menu.
final class DebianPackage implements Format {

    private static final List<String> SCRIPTS = List.of("postinst", "prerm", "postrm", "config");
    private static final List<String> TEXTS = List.of("templates", "conffiles");
    private static final int KIBIBYTE = 1024;

    @Override
    public String name() {
        return "deb";
    }

    @Override
    public Path pack(Project project, Image image, Path folder) throws IOException, InterruptedException {
        var tree = folder.resolve("work/deb");
        LinuxTree.lay(project, image, tree);
        long kibibytes = FileTree.bytes(tree) / KIBIBYTE;
        var control = Files.createDirectories(tree.resolve("DEBIAN"));
        var version = project.version().replace("-SNAPSHOT", "~snapshot");
        Files.writeString(
                control.resolve("control"),
                Files.readString(project.file("installer/linux/debian/control"))
                        .replace("@VERSION@", version)
                        .replace("@ARCHITECTURE@", architecture())
                        .replace("@INSTALLED_SIZE@", Long.toString(kibibytes)));
        for (var text : TEXTS) {
            Files.copy(project.file("installer/linux/debian/" + text), control.resolve(text));
        }
        for (var script : SCRIPTS) {
            Files.copy(project.file("installer/linux/debian/" + script), control.resolve(script));
            Tool.system(control, "chmod", "u+x", script);
        }
        // Whatever the umask and the modes of whoever builds: all may read, the owner may write.
        Tool.system(tree, "chmod", "--recursive", "u=rwX,go=rX", "opt", "usr", "DEBIAN");
        var file = folder.resolve("mockbank_" + version + "_" + architecture() + ".deb");
        Tool.system(folder, "dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", tree, file);
        return file;
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
