package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a command line names as trusted, and what is checked against it. */
final class TrustedFiles {
    private TrustedFiles() {}

    static TrustStore trust(Path instance, Path keys) throws CommandException {
        InstanceParameters parameters =
                decode(instance, Documents.INSTANCE::read, FileContents.read(instance, Limits.JSON_CHARS_MAX));
        try {
            return TrustStore.open(parameters, keys);
        } catch (IOException failure) {
            throw FileContents.unreadable(keys, failure);
        }
    }

    /** Signed snapshots, in files or folders of them. */
    static List<SignedSnapshot> snapshots(List<Path> paths) throws CommandException {
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : filesIn(path)) {
                snapshots.add(decode(file, Documents.SNAPSHOT::read, FileContents.read(file, Limits.JSON_CHARS_MAX)));
            }
        }
        return snapshots;
    }

    /** The file itself, or the files of a folder by name. */
    static List<Path> filesIn(Path path) throws CommandException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> list = Files.list(path)) {
            return list.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw FileContents.unreadable(path, failure);
        }
    }

    interface Decoder<T> {
        T decode(byte[] bytes) throws MalformedInputException;
    }

    static <T> T decode(Path file, Decoder<T> decoder, byte[] bytes) throws CommandException {
        try {
            return decoder.decode(bytes);
        } catch (MalformedInputException malformed) {
            throw new CommandException(Main.MALFORMED, file + ": " + malformed.getMessage());
        }
    }

    /** Something that reads bundles on its way. */
    interface Reading<T> {
        T get();
    }

    /** Does it; a bundle that cannot be read ends it. */
    static <T> T reading(Reading<T> work) throws CommandException {
        try {
            return work.get();
        } catch (UnreadableException unreadable) {
            throw unreadable.failure;
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

    /** The bundles' bytes, each file read when its turn comes. */
    record Bundles(Iterator<Path> files) implements Iterator<byte[]> {
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
}
