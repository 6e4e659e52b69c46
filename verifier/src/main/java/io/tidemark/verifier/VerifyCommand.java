package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code verify}. */
final class VerifyCommand {
    private final Arguments arguments;

    VerifyCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Reads what is trusted, checks the bundles, prints the reports; the exit code. */
    int run(PrintStream out) throws CommandException {
        BundleVerifier verifier = new BundleVerifier(trust(), arguments.policy(), snapshots());
        VerifierState before = state(verifier);
        List<byte[]> files = new ArrayList<>();
        for (Path file : arguments.bundles()) {
            files.add(FileContents.read(file, Limits.JSON_CHARS_MAX));
        }
        List<VerificationReport> reports = verifier.verifyChain(files, before);
        out.print(ReportText.of(arguments.bundles(), reports, arguments.json()));
        VerificationReport last = reports.getLast();
        if (!last.isValid()) {
            return last.isMalformed() ? Main.MALFORMED : Main.NOT_VALID;
        }
        if (arguments.state().isPresent()) {
            save(arguments.state().get(), last.stateAfter());
        }
        return Main.VALID;
    }

    private TrustStore trust() throws CommandException {
        InstanceParameters instance = decode(
                arguments.instance(),
                Documents.INSTANCE::read,
                FileContents.read(arguments.instance(), Limits.JSON_CHARS_MAX));
        try {
            return TrustStore.open(instance, arguments.keys());
        } catch (IOException failure) {
            throw FileContents.unreadable(arguments.keys(), failure);
        }
    }

    private List<SignedSnapshot> snapshots() throws CommandException {
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (Path path : arguments.snapshots()) {
            for (Path file : filesIn(path)) {
                snapshots.add(decode(file, Documents.SNAPSHOT::read, FileContents.read(file, Limits.JSON_CHARS_MAX)));
            }
        }
        return snapshots;
    }

    private static List<Path> filesIn(Path path) throws CommandException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> list = Files.list(path)) {
            return list.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw FileContents.unreadable(path, failure);
        }
    }

    private VerifierState state(BundleVerifier verifier) throws CommandException {
        if (arguments.state().isEmpty() || !Files.exists(arguments.state().get())) {
            return verifier.genesis();
        }
        Path file = arguments.state().get();
        return decode(file, VerifierStateCodec::decode, FileContents.read(file, VerifierStateCodec.BYTES_MAX));
    }

    /** Writes beside the file and renames, so that a state is never half-written. */
    private static void save(Path file, VerifierState state) throws CommandException {
        Path whole = file.toAbsolutePath();
        Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.write(fresh, VerifierStateCodec.encode(state));
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new CommandException(Main.ENVIRONMENT, file + " cannot be written: " + failure);
        }
    }

    private interface Decoder<T> {
        T decode(byte[] bytes) throws MalformedInputException;
    }

    private static <T> T decode(Path file, Decoder<T> decoder, byte[] bytes) throws CommandException {
        try {
            return decoder.decode(bytes);
        } catch (MalformedInputException malformed) {
            throw new CommandException(Main.MALFORMED, file + ": " + malformed.getMessage());
        }
    }
}
