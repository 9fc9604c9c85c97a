package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A kind of package that the image is delivered in.
interface Format {

    /// What people call it.
    String name();

    /// Packs the image.
    ///
    /// @param folder where the package is put
    /// @return the package
    Path pack(Project project, Image image, Path folder) throws IOException, InterruptedException;

    /// Those that can be made here.
    static List<Format> ofThisPlatform() {
        return switch (Platform.current()) {
            case LINUX -> linux();
            case MACOS -> List.of(new JpackageInstaller("dmg"));
            case WINDOWS -> List.of(new JpackageInstaller("msi"));
        };
    }

    private static List<Format> linux() {
        var formats = new ArrayList<Format>();
        formats.add(new TarGzip());
        if (Tool.onPath("dpkg-deb")) {
            formats.add(new DebianPackage());
        }
        if (Tool.onPath("rpmbuild")) {
            formats.add(new RpmPackage());
        }
        return formats;
    }
}
