package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes32;

/**
 * One segment of a log as it is now.
 *
 * @param number of the segment
 * @param size bytes of the file
 * @param sum SHA-256 over them
 */
public record SegmentSum(ActorId actor, int number, long size, Bytes32 sum) {
    private static final int CHUNK = 1 << 20;

    /** Copies the sum. */
    public SegmentSum {
        sum = sum.copy();
    }

    /**
     * All segments of all logs, by name of the actor and number. Reads every byte, a piece at a time.
     *
     * @throws LogException E_LOG_CHAIN if a segment is missing, E_LOG_ROLLBACK if one became shorter meanwhile
     */
    public static List<SegmentSum> ofAll(LogFolder folder) throws LogException {
        List<SegmentSum> sums = new ArrayList<>();
        try {
            for (ActorId actor : folder.actors()) {
                try (LogFiles files = folder.open(actor)) {
                    int last = SegmentName.last(files.list());
                    for (int number = 1; number <= last; number++) {
                        sums.add(of(actor, files, number));
                    }
                }
            }
            return sums;
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    private static SegmentSum of(ActorId actor, LogFiles files, int number) throws LogException, IOException {
        String name = SegmentName.of(number);
        OptionalLong size = files.size(name);
        long left = size.orElse(0);
        long offset = 0;
        MessageDigest digest = sha256();
        while (left > 0) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, left));
            files.read(name, offset, chunk);
            if (chunk.hasRemaining()) {
                throw new SegmentFile(files, number)
                        .fault(LogCode.E_LOG_ROLLBACK, offset, LogFault.NOWHERE, "a file of " + size, "a shorter one");
            }
            digest.update(chunk.flip());
            offset += chunk.limit();
            left -= chunk.limit();
        }
        return new SegmentSum(actor, number, offset, Bytes32.wrap(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }
}
