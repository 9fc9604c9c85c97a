package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A package for macOS (`dmg`) or Windows (`msi`), made by `jpackage`; the latter needs the WiX tools on the path.
record JpackageInstaller(String name) implements Format {

    /// Says that one version of Mockbank replaces another one.
    private static final String WINDOWS_UPGRADES = "2d6ff5a3-2bd0-4a5c-9c0e-6d1c3a7f4b58";

    @Override
    public Path pack(Project project, Image image, Path folder) throws IOException, InterruptedException {
        if (image.platform() == Platform.MACOS) {
            // The caches came after jpackage's signature, which has to cover them.
            Tool.system(folder, "codesign", "--force", "--deep", "--sign", "-", image.root());
        }
        var version = JpackageImage.version(project);
        var arguments = new ArrayList<Object>(List.of("--type", name, "--name", JpackageImage.NAME));
        arguments.addAll(List.of("--app-version", version, "--app-image", image.root(), "--dest", folder));
        arguments.addAll(List.of("--license-file", project.file("LICENSE")));
        if (image.platform() == Platform.WINDOWS) {
            arguments.addAll(List.of("--win-per-user-install", "--win-menu", "--win-upgrade-uuid", WINDOWS_UPGRADES));
        }
        Tool.jdk("jpackage", arguments.toArray());
        return folder.resolve(JpackageImage.NAME + "-" + version + "." + name);
    }
}
