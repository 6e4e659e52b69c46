package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The bytes of files, each read when it is asked for. */
public final class LazyFiles implements Iterator<byte[]> {
    private final List<Path> files;
    private final Reader reader;
    private int next;

    /** Files in this order. */
    public LazyFiles(List<Path> files, Reader reader) {
        this.files = List.copyOf(files);
        this.reader = reader;
    }

    /** Reads a file, up to what a bundle may have. */
    @FunctionalInterface
    public interface Reader {
        /** Its bytes. */
        byte[] read(Path file) throws CommandFailure, IOException;
    }

    /** Something that reads these files on its way. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Its outcome. */
        T get() throws CommandFailure, IOException;
    }

    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CommandFailure failure;

        UnreadableException(CommandFailure failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** Does it; a file that cannot be read ends it with what the reader threw. */
    public static <T> T reading(Reading<T> work) throws CommandFailure, IOException {
        try {
            return work.get();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (UnreadableException unreadable) {
            throw unreadable.failure;
        }
    }

    @Override
    public boolean hasNext() {
        return next < files.size();
    }

    @Override
    public byte[] next() {
        try {
            return reader.read(files.get(next++));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (CommandFailure refused) {
            throw new UnreadableException(refused);
        }
    }
}
