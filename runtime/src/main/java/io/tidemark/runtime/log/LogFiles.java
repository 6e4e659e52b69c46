package io.tidemark.runtime.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * The folder of one log: all that the log asks of a disk. What was written is durable after {@link #syncFile}; that a
 * file is there under its name, after {@link #syncDirectory}. Until then a crash may take all, some or none of it.
 *
 * <p>Every method throws IOException if the disk fails. Names are plain file names. Safe for use by many threads, of
 * which one writes.
 */
public interface LogFiles extends Closeable {
    /** The names of the files, in any order. */
    List<String> list() throws IOException;

    /** The size of a file in bytes; empty if there is none. */
    OptionalLong size(String name) throws IOException;

    /** Reads into the buffer until it is full or the file ends. */
    void read(String name, long offset, ByteBuffer into) throws IOException;

    /** Writes the bytes at an offset that is at most the size of the file; makes the file if there is none. */
    void write(String name, long offset, ByteBuffer bytes) throws IOException;

    /** Makes durable what was written to the file, and its size. */
    void syncFile(String name) throws IOException;

    /** Makes durable which names there are. */
    void syncDirectory() throws IOException;

    /** Gives a file another name, in one step; a file of that name gives way. */
    void rename(String from, String to) throws IOException;

    /** Cuts a file to a size. */
    void truncate(String name, long size) throws IOException;

    /** Takes the one lock that a writer needs; false if another has it. {@link #close} gives it back. */
    boolean tryLock() throws IOException;
}
