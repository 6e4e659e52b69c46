package io.tidemark.runtime.log;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of one segment, and the faults in them. */
final class SegmentFile {
    private final LogFiles files;
    private final String name;

    SegmentFile(LogFiles files, int number) {
        this.files = files;
        this.name = SegmentName.of(number);
    }

    /** Its size; E_LOG_ROLLBACK if it is gone. */
    long size() throws LogException {
        try {
            return files.size(name)
                    .orElseThrow(() -> fault(
                            LogCode.E_LOG_ROLLBACK, LogFault.NOWHERE, LogFault.NOWHERE, "the segment", "no such file"));
        } catch (IOException failure) {
            throw unreadable(name, failure);
        }
    }

    /** That many bytes, which the file has. */
    ByteBuffer bytes(long offset, int count) throws LogException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        try {
            files.read(name, offset, bytes);
        } catch (IOException failure) {
            throw unreadable(name, failure);
        }
        if (bytes.hasRemaining()) {
            throw fault(
                    LogCode.E_LOG_ROLLBACK,
                    offset,
                    LogFault.NOWHERE,
                    count + " bytes",
                    bytes.position() + "; the file became shorter while it was read");
        }
        return bytes.flip();
    }

    LogException fault(LogCode code, long offset, long sequence, String expected, String actual) {
        return new LogException(new LogFault(code, name, offset, sequence, expected, actual));
    }

    LogException corrupt(long offset, long sequence, String expected, String actual) {
        return fault(
                LogCode.E_LOG_CORRUPT,
                offset,
                sequence,
                expected,
                actual + "; restore the segment from a copy or a peer");
    }

    /** A document with the right checksum that is none of ours. */
    LogException malformed(long offset, long sequence, MalformedInputException malformed) {
        LogCode code = switch (malformed.code()) {
            case E_FORMAT, E_FORMAT_CANONICAL, E_FORMAT_DIGEST, E_FORMAT_PATH -> LogCode.E_LOG_CORRUPT;
            case E_FORMAT_VERSION -> LogCode.E_LOG_VERSION;
            case E_LIMIT -> LogCode.E_LIMIT;
        };
        String where = malformed.path().isEmpty() ? "" : " at " + malformed.path();
        String remedy = malformed.code() == MalformedCode.E_FORMAT_VERSION
                ? ""
                : "; its checksum is right, so no disk did this: find out who wrote it";
        return new LogException(
                new LogFault(
                        code,
                        name,
                        offset,
                        sequence,
                        malformed.expected() + where,
                        malformed.actual() + " (" + malformed.code() + ")" + remedy),
                malformed);
    }

    static LogException unreadable(String what, IOException failure) {
        return new LogException(
                new LogFault(
                        LogCode.E_LOG_IO,
                        what,
                        LogFault.NOWHERE,
                        LogFault.NOWHERE,
                        "a disk that reads",
                        failure + "; mend the disk and open the log again"),
                failure);
    }
}
