package dev.mockbank.server.postgres;

import java.util.List;
import java.util.Locale;

/// The operating system and processor architecture, named as in the archives (`postgres-<os>-<arch>.txz` of
/// `io.zonky.test.postgres`).
record Platform(Os os, String arch) {
    enum Os {
        LINUX,
        DARWIN,
        WINDOWS
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        Os os = name.startsWith("windows") ? Os.WINDOWS : name.startsWith("mac") ? Os.DARWIN : Os.LINUX;
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        return new Platform(os, arm ? "arm_64" : "x86_64");
    }

    boolean linux() {
        return os == Os.LINUX;
    }

    boolean windows() {
        return os == Os.WINDOWS;
    }

    /// The names of usable archives, the best first: Windows and macOS on arm64 also run x86-64 programs.
    List<String> binaries() {
        String own = name(arch);
        return linux() || arch.equals("x86_64") ? List.of(own) : List.of(own, name("x86_64"));
    }

    /// The file name of a program.
    String program(String name) {
        return windows() ? name + ".exe" : name;
    }

    private String name(String processor) {
        return os.name().toLowerCase(Locale.ROOT) + "-" + processor;
    }

    @Override
    public String toString() {
        return name(arch);
    }
}
