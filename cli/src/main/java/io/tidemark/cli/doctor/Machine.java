package io.tidemark.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.tidemark.cli.term.Words;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This machine, seen through its environment variables.
 *
 * @param environment for example {@code System.getenv()}
 * @param keyFolder where the key store is or will be
 */
public record Machine(Map<String, String> environment, Path keyFolder) {
    private static final int JAVA_MIN = 21;
    private static final int GO_MINOR_MIN = 26;
    private static final Pattern GO_VERSION = Pattern.compile("go version go1\\.(\\d+)(\\S*).*");
    private static final long GIB = 1L << 30;
    private static final long MEMORY_MIN = 2 * GIB;
    private static final long DISK_MIN = GIB;

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** What is needed to run and to build the prover. {@code libraryFound}: the prover is built already. */
    public List<Finding> look(boolean libraryFound) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(go(libraryFound));
        findings.add(compiler(libraryFound));
        findings.add(keyFolderState());
        findings.add(disk());
        findings.add(memory());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String found = "Java " + Runtime.version() + " at " + System.getProperty("java.home");
        return version >= JAVA_MIN
                ? Finding.good("java", found)
                : Finding.bad("java", found, "Install a JDK " + JAVA_MIN + " or newer (for example Temurin 25).");
    }

    private Finding go(boolean libraryFound) {
        String remedy = "Install Go 1." + GO_MINOR_MIN + " or newer (https://go.dev/dl/), or set TIDEMARK_GO to it.";
        List<String> names = List.of(environment.getOrDefault("TIDEMARK_GO", "go"), "go", "/usr/local/go/bin/go");
        Optional<String> program = Tool.find(searchPath(), names);
        if (program.isEmpty()) {
            return missing("go", libraryFound, "no Go", remedy);
        }
        String version = Tool.firstLine(List.of(program.get(), "version")).orElse("");
        Matcher matcher = GO_VERSION.matcher(version);
        if (!matcher.matches() || matcher.group(1).length() > 4 || Integer.parseInt(matcher.group(1)) < GO_MINOR_MIN) {
            return missing("go", libraryFound, program.get() + " is too old or broken: " + version, remedy);
        }
        return Finding.good("go", "Go 1." + matcher.group(1) + matcher.group(2) + " at " + program.get());
    }

    private Finding compiler(boolean libraryFound) {
        String named = environment.getOrDefault("CC", "gcc").split(" ")[0];
        Optional<String> program = Tool.find(searchPath(), List.of(named, "gcc", "clang", "cc"));
        String remedy = "Install gcc or clang (Debian and Ubuntu: apt install gcc libc6-dev), or set CC to one.";
        if (program.isEmpty()) {
            return missing("compiler", libraryFound, "no C compiler", remedy);
        }
        Optional<String> version = Tool.firstLine(List.of(program.get(), "--version"));
        return version.map(line -> Finding.good("compiler", line + " at " + program.get()))
                .orElseGet(() -> missing("compiler", libraryFound, program.get() + " does not run", remedy));
    }

    /** What only building the prover needs is no fault once it is built. */
    private static Finding missing(String name, boolean libraryFound, String found, String remedy) {
        return libraryFound
                ? Finding.note(name, found + " (needed only to build the prover, which is built)", "")
                : Finding.bad(name, found, remedy);
    }

    private Finding keyFolderState() {
        if (!Files.exists(keyFolder, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = existingParent();
            return Files.isWritable(parent)
                    ? Finding.good("keys", keyFolder + " (will be made when a key is set up)")
                    : Finding.bad(
                            "keys",
                            keyFolder + " cannot be made: no permission in " + parent,
                            "Set TIDEMARK_KEYS to a folder of yours.");
        }
        if (!Files.isDirectory(keyFolder) || !Files.isWritable(keyFolder)) {
            return Finding.bad(
                    "keys", keyFolder + " is no folder that can be written", "Set TIDEMARK_KEYS to a folder of yours.");
        }
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(keyFolder);
            if (mode.contains(PosixFilePermission.OTHERS_WRITE) || mode.contains(PosixFilePermission.GROUP_WRITE)) {
                return Finding.bad(
                        "keys",
                        keyFolder + " can be written by others (" + PosixFilePermissions.toString(mode) + ")",
                        "Run `chmod go-w " + keyFolder + "`: whoever can write there can replace proving keys.");
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            return Finding.note("keys", keyFolder + ", permissions unknown", "Check that only you can write there.");
        }
        return Finding.good("keys", keyFolder.toString());
    }

    private Path existingParent() {
        Path parent = keyFolder.toAbsolutePath();
        while (!Files.exists(parent)) {
            parent = Objects.requireNonNull(parent.getParent(), "the root exists");
        }
        return parent;
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(existingParent()).getUsableSpace();
            String found = Words.bytes(free) + " free for keys";
            return free >= DISK_MIN
                    ? Finding.good("disk", found)
                    : Finding.note("disk", found, "Free some space, or set TIDEMARK_KEYS to another disk.");
        } catch (IOException unknown) {
            return Finding.note("disk", "free space unknown", "Check that there is 1 GB for keys.");
        }
    }

    private static Finding memory() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return Finding.note("memory", "unknown", "Check that there are 2 GB.");
        }
        long total = system.getTotalMemorySize();
        String found =
                Words.bytes(total) + ", " + Words.bytes(system.getFreeMemorySize()) + " of it free, Java may use "
                        + Words.bytes(Runtime.getRuntime().maxMemory());
        return total >= MEMORY_MIN
                ? Finding.good("memory", found)
                : Finding.note("memory", found, "Prove with the shape tiny; larger ones want 2 GB and more.");
    }

    private String searchPath() {
        return environment.getOrDefault("PATH", "");
    }
}
