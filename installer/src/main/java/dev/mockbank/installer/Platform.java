package dev.mockbank.installer;

import java.util.Locale;

/// The operating systems that Mockbank is built for; a build is for the one that it runs on.
enum Platform {
    LINUX,
    MACOS,
    WINDOWS;

    static Platform current() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
    }
}
