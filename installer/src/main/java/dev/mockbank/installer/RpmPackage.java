package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A package for Fedora, openSUSE and what descends from them, made by `rpmbuild` of the same files as the Debian one.
final class RpmPackage implements Format {

    @Override
    public String name() {
        return "rpm";
    }

    @Override
    public Path pack(Project project, Image image, Path folder) throws IOException, InterruptedException {
        var work = folder.resolve("work/rpm");
        var tree = work.resolve("tree");
        LinuxTree.lay(project, image, tree);
        Tool.system(tree, "chmod", "--recursive", "u=rwX,go=rX", "opt", "usr");
        var version = project.version().replace("-SNAPSHOT", "~snapshot");
        var spec = Files.writeString(
                work.resolve("mockbank.spec"),
                Files.readString(project.file("installer/linux/mockbank.spec"))
                        .replace("@VERSION@", version)
                        .replace("@TREE@", tree.toString()));
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        Tool.system(
                work,
                "rpmbuild",
                "-bb",
                "--quiet",
                "--target=" + architecture,
                "--define=_topdir " + work,
                "--define=_rpmdir " + folder,
                "--define=_rpmfilename mockbank-%{VERSION}.%{ARCH}.rpm",
                spec);
        return folder.resolve("mockbank-" + version + "." + architecture + ".rpm");
    }
}
