package io.tidemark.runtime.log;

import java.nio.ByteBuffer;

/** What a log asked of its disk. */
sealed interface DiskOperation {
    /** The buffer is read only by its position, so it is never moved. */
    record Write(String name, long offset, ByteBuffer bytes) implements DiskOperation {}

    record Truncate(String name, long size) implements DiskOperation {}

    record SyncFile(String name) implements DiskOperation {}

    /** The system reported an error once, and takes what it could not write for written. */
    record FailedSync(String name) implements DiskOperation {}

    record Rename(String from, String to) implements DiskOperation {}

    record SyncDirectory() implements DiskOperation {}
}
