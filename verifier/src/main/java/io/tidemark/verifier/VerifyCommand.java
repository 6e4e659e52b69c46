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
import java.util.Iterator;
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
        BundleChain chain = verifier.chain(new Bundles(arguments.bundles().iterator()), state(verifier));
        ReportText text = new ReportText(arguments.json());
        int checked = 0;
        VerificationReport last;
        try {
            do {
                last = chain.next();
                text.report(arguments.bundles().get(checked++), last);
            } while (chain.hasNext());
        } catch (UnreadableException unreadable) {
            throw unreadable.failure;
        }
        arguments.bundles().subList(checked, arguments.bundles().size()).forEach(text::notLookedAt);
        out.print(text.end(last.isValid()));
        if (!last.isValid()) {
            return last.isMalformed() ? Main.MALFORMED : Main.NOT_VALID;
        }
        if (arguments.state().isPresent()) {
            save(arguments.state().get(), chain.state());
        }
        return Main.VALID;
    }

    /** The bundles' bytes, each file read when its turn comes. */
    private record Bundles(Iterator<Path> files) implements Iterator<byte[]> {
        @Override
        public boolean hasNext() {
            return files.hasNext();
        }

        @Override
        public byte[] next() {
            try {
                return FileContents.read(files.next(), Limits.JSON_CHARS_MAX);
            } catch (CommandException failure) {
                throw new UnreadableException(failure);
            }
        }
    }

    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CommandException failure;

        UnreadableException(CommandException failure) {
            super(failure);
            this.failure = failure;
        }
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
