package io.tidemark.bridge;

import java.util.Locale;

/**
 * Names the platform as the build names the folders of native files, for example {@code linux-x86_64}.
 *
 * @param family {@code linux}, {@code macos} or {@code windows}
 * @param processor as Java calls it, but {@code x86_64} and {@code aarch64} under one name each
 */
record Platform(String family, String processor) {
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String systemName, String architecture) {
        String system = systemName.toLowerCase(Locale.ROOT);
        String family = system.contains("mac") ? "macos" : system.contains("windows") ? "windows" : "linux";
        String processor = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "arm64", "aarch64" -> "aarch64";
            default -> architecture.toLowerCase(Locale.ROOT);
        };
        return new Platform(family, processor);
    }

    String folder() {
        return family + "-" + processor;
    }

    String libraryName() {
        return switch (family) {
            case "macos" -> "libtidemark.dylib";
            case "windows" -> "tidemark.dll";
            default -> "libtidemark.so";
        };
    }

    String workerName() {
        return family.equals("windows") ? "tidemark-worker.exe" : "tidemark-worker";
    }
}
