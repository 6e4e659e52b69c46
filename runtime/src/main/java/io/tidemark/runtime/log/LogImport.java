package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a log, written from frames that a peer sent. A frame is checked whole, checksums, hashes and chain, before a
 * byte of it is written, and is durable before the next is taken. The copy has the entries of the log and no other: it
 * writes none of its own, and nobody else writes it meanwhile.
 */
public final class LogImport implements Closeable {
    private final LogFiles files;
    private final long segmentBytes;
    private ChainState state;
    private int segment;
    private long size;

    private LogImport(LogFiles files, long segmentBytes, ChainState state, int segment, long size) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.state = state;
        this.segment = segment;
        this.size = size;
    }

    /**
     * Opens a copy; a torn tail is cut off. If there is none, the first frame that is written makes it.
     *
     * @param files closed with the copy; by the caller if this throws
     * @throws LogException E_LOG_LOCKED if it has a writer; what is wrong with it; E_LOG_IO
     */
    public static LogImport open(LogFiles files, LogId log, long segmentBytes) throws LogException {
        LogWriter.lock(files);
        try {
            if (SegmentName.last(files.list()) == 0) {
                return new LogImport(files, segmentBytes, ChainState.start(log), 0, segmentBytes);
            }
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
        LogOpening opening = LogOpening.open(files, log, Optional.empty());
        return new LogImport(files, segmentBytes, opening.state(), opening.segment(), opening.size());
    }

    /** The last entry of the copy. */
    public LogHead head() {
        return state.head();
    }

    /** A frame that was checked. */
    public static final class Checked {
        private final ByteBuffer bytes;
        private final List<StoredEntry> entries;
        private final ChainState after;

        private Checked(ByteBuffer bytes, List<StoredEntry> entries, ChainState after) {
            this.bytes = bytes;
            this.entries = List.copyOf(entries);
            this.after = after;
        }

        /** Its entries. */
        public List<StoredEntry> entries() {
            return entries;
        }
    }

    /**
     * Checks a frame that should follow on this copy. The bytes are not copied.
     *
     * @throws LogException what is wrong with it: E_LOG_CORRUPT, E_LOG_CHAIN, E_LOG_VERSION or E_LIMIT
     */
    public Checked check(ByteBuffer frame) throws LogException {
        SegmentFile received = new SegmentFile(new ReceivedFrame(frame), 1);
        long first = state.head().sequence() + 1;
        FrameReader.Reading reading = new FrameReader(received).read(0, first);
        if (!(reading instanceof FrameReader.Whole whole) || whole.end() != frame.remaining()) {
            throw received.fault(LogCode.E_LOG_CORRUPT, 0, first, "one whole frame", "a part of one, or more than one");
        }
        ChainState after = state;
        for (StoredEntry entry : whole.entries()) {
            Optional<ChainState.Mismatch> mismatch = after.mismatch(entry.entry());
            if (mismatch.isPresent()) {
                throw received.fault(
                        LogCode.E_LOG_CHAIN,
                        0,
                        entry.entry().sequence(),
                        mismatch.get().expected(),
                        mismatch.get().actual());
            }
            after = after.after(entry);
        }
        return new Checked(frame, whole.entries(), after);
    }

    /**
     * Writes the frame that was checked last, and returns when it is durable.
     *
     * @throws LogException E_LOG_IO; then the copy is to be opened again
     */
    public void write(Checked frame) throws LogException {
        try {
            if (size >= segmentBytes) {
                size = LogOpening.createSegment(files, state, segment + 1);
                segment++;
            }
            int count = frame.bytes.remaining();
            files.write(SegmentName.of(segment), size, frame.bytes.duplicate());
            files.syncFile(SegmentName.of(segment));
            size += count;
            state = frame.after;
        } catch (IOException failure) {
            throw SegmentFile.unreadable(SegmentName.of(segment), failure);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
