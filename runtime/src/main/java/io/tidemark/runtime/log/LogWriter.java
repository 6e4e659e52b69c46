package io.tidemark.runtime.log;

import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a log. {@link #append} orders entries in memory; {@link #sync} makes all of them durable with one
 * write, and only what it returned is acknowledged. Many threads may use it: while one syncs the others append, and the
 * next sync takes all of theirs.
 *
 * <p>When a write or sync fails, what happened to the entries is not known, so the writer stops for good (E_LOG_IO);
 * the log is opened again, which reads what there is.
 */
public final class LogWriter implements AutoCloseable {
    /** How large a segment gets before the next one begins, unless said otherwise: 64 MiB. */
    public static final long SEGMENT_BYTES = 64L << 20;

    private final LogFiles files;
    private final long segmentBytes;

    /** Held by who writes to the disk; taken before {@link #order}. */
    private final ReentrantLock disk = new ReentrantLock();

    /**
     * Moves on whenever {@link #disk} was released. Callers wait here and not for the lock, so that all whose entries
     * one write made durable go on at once. Waiting for it is not interrupted.
     */
    private final Phaser written = new Phaser(1);

    /** Held by who reads or changes what is below. */
    private final ReentrantLock order = new ReentrantLock();

    /** Frames that take no more entries and are not written yet, in order. */
    private final Deque<FrameBuilder> sealed = new ArrayDeque<>();

    private FrameBuilder frame;
    private @Nullable LogException failure;
    private volatile ChainState durable;

    private int segment;
    private long size;

    private LogWriter(LogFiles files, long segmentBytes, LogOpening opening) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.durable = opening.state();
        this.frame = new FrameBuilder(durable);
        this.segment = opening.segment();
        this.size = opening.size();
    }

    /** Opens a log with segments of {@link #SEGMENT_BYTES}, and no anchor. */
    public static LogWriter open(LogFiles files, LogId log) throws LogException {
        return open(files, log, SEGMENT_BYTES, Optional.empty());
    }

    /**
     * Opens a log, and makes it if there is none. A torn tail is dropped, and an event in the log says so.
     *
     * @param files closed with the writer; by the caller if this throws
     * @param segmentBytes the size from which on a segment takes no more frames
     * @param anchor a head that the log had and must still have
     * @throws LogException E_LOG_LOCKED if it has a writer; E_LOG_ROLLBACK if the anchor is not in it; what
     *     {@link LogCursor#next} says of its last segment; E_LOG_IO
     */
    public static LogWriter open(LogFiles files, LogId log, long segmentBytes, Optional<LogHead> anchor)
            throws LogException {
        lock(files);
        LogWriter writer = open(files, segmentBytes, LogOpening.open(files, log, anchor));
        writer.sync();
        return writer;
    }

    /**
     * Opens a copy of a log, which takes its entries from elsewhere ({@link #follow}), and makes it if there is none. A torn
     * tail is dropped without an event: what was in it is taken over again.
     *
     * @throws LogException as {@link #open(LogFiles, LogId)}
     */
    public static LogWriter openCopy(LogFiles files, LogId log) throws LogException {
        lock(files);
        return new LogWriter(files, SEGMENT_BYTES, LogOpening.open(files, log, Optional.empty()));
    }

    /**
     * Opens a log that others vouch for (spec LOG-26), and makes it if there is none: what stands behind the entry that was
     * committed last is dropped like a torn tail. The event that says so becomes durable with the next entry.
     *
     * @throws LogException as {@link #open(LogFiles, LogId, long, Optional)}; E_LOG_ROLLBACK also if there is more behind
     *     that entry than one frame
     */
    static LogWriter openCommitted(LogFiles files, LogId log, long segmentBytes, LogHead committed)
            throws LogException {
        lock(files);
        return open(files, segmentBytes, LogOpening.openCommitted(files, log, committed));
    }

    /** Takes the lock of a folder; E_LOG_LOCKED if another has it. */
    static void lock(LogFiles files) throws LogException {
        try {
            if (!files.tryLock()) {
                throw new LogException(LogFault.ofLog(
                        LogCode.E_LOG_LOCKED, "a log without a writer", "one that has one; close it first"));
            }
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    private static LogWriter open(LogFiles files, long segmentBytes, LogOpening opening) {
        LogWriter writer = new LogWriter(files, segmentBytes, opening);
        if (opening.dropped().isPresent()) {
            TornTail tail = opening.dropped().get();
            LogEvent event = new LogEvent.TailDropped(tail.segment(), tail.offset(), tail.bytes());
            writer.tryAppend(opening.state().timestamp(), List.of(event));
        }
        return writer;
    }

    /**
     * Puts an entry next in order. It is not acknowledged before {@link #sync}, but may be durable before. If the token
     * is higher than the log's, an event that raises it comes first.
     *
     * @param timestamp the actor's Lamport clock, not below that of the entry before
     * @throws LogException E_FENCED if the log has seen a higher token; E_LOG_IO if the writer has failed
     * @throws IllegalArgumentException if the timestamp is lower, or the event is one that only the log writes
     */
    public StoredEntry append(FencingToken token, Tick timestamp, LogPayload payload) throws LogException {
        return append(token, Optional.of(timestamp), payload);
    }

    /**
     * Puts an entry next in order that does not move the actor's clock: it has the timestamp of the entry before. Otherwise
     * as {@link #append(FencingToken, Tick, LogPayload)}.
     *
     * @throws LogException E_FENCED or E_LOG_IO
     */
    public StoredEntry append(FencingToken token, LogPayload payload) throws LogException {
        return append(token, Optional.empty(), payload);
    }

    /**
     * Puts an event next that raises the log's token to this one, which is higher: what a new holder writes that has no
     * entry to write yet (spec LSE-7).
     *
     * @throws LogException E_LOG_IO
     */
    StoredEntry raise(FencingToken token) throws LogException {
        return place(Optional.empty(), (at, state) -> List.of(new LogEvent.TokenRaised(token)));
    }

    /**
     * Puts an entry next that another copy of the log has. Not acknowledged before {@link #sync}.
     *
     * @throws LogException E_LOG_CHAIN if it does not follow on the last one; E_LOG_IO
     */
    public void follow(LogEntry entry) throws LogException {
        boolean taken = false;
        while (!taken) {
            order.lock();
            try {
                requireSound();
                ChainState state = frame.after();
                Optional<ChainState.Mismatch> mismatch = state.mismatch(entry);
                if (mismatch.isPresent()) {
                    throw new LogException(new LogFault(
                            LogCode.E_LOG_CHAIN,
                            "",
                            LogFault.NOWHERE,
                            entry.sequence(),
                            mismatch.get().expected(),
                            mismatch.get().actual() + "; are there two histories?"));
                }
                taken = tryAppend(entry.timestamp(), List.of(entry.payload())).isPresent();
            } finally {
                order.unlock();
            }
            if (!taken) {
                sync();
            }
        }
    }

    private StoredEntry append(FencingToken token, Optional<Tick> timestamp, LogPayload payload) throws LogException {
        if (payload instanceof LogEvent.TailDropped || payload instanceof LogEvent.TokenRaised) {
            throw new IllegalArgumentException("expected an event of the actor, got one that only the log writes");
        }
        return place(timestamp, (at, state) -> payloads(token, at, payload, state));
    }

    /** What is to be put next, now that it is known on what it follows. */
    private interface Next {
        List<LogPayload> payloads(Tick at, ChainState state) throws LogException;
    }

    private StoredEntry place(Optional<Tick> timestamp, Next next) throws LogException {
        while (true) {
            order.lock();
            try {
                requireSound();
                Tick at = timestamp.orElse(frame.after().timestamp());
                Optional<StoredEntry> appended = tryAppend(at, next.payloads(at, frame.after()));
                if (appended.isPresent()) {
                    return appended.get();
                }
            } finally {
                order.unlock();
            }
            sync();
        }
    }

    private static List<LogPayload> payloads(FencingToken token, Tick timestamp, LogPayload payload, ChainState state)
            throws LogException {
        if (token.compareTo(state.token()) < 0) {
            throw new LogException(LogFault.ofLog(
                    LogCode.E_FENCED,
                    "a token from " + state.token().value(),
                    token.value() + "; the lease has another holder, stop writing"));
        }
        if (timestamp.compareTo(state.timestamp()) < 0) {
            throw new IllegalArgumentException(
                    "expected a timestamp from " + state.timestamp().value() + ", got " + timestamp.value());
        }
        return token.equals(state.token()) ? List.of(payload) : List.of(new LogEvent.TokenRaised(token), payload);
    }

    /** That tick, or the last timestamp if it is later. */
    Tick later(Tick tick) {
        order.lock();
        try {
            Tick last = frame.after().timestamp();
            return tick.compareTo(last) > 0 ? tick : last;
        } finally {
            order.unlock();
        }
    }

    /** Bytes of entries that the frame at hand still has room for. */
    int room() {
        order.lock();
        try {
            return frame.room();
        } finally {
            order.unlock();
        }
    }

    /**
     * Ends the frame at hand, so that later entries come into another one.
     *
     * @return the last entry of the frame
     */
    LogHead seal() throws LogException {
        order.lock();
        try {
            requireSound();
            if (!frame.isEmpty()) {
                sealed.add(frame);
                frame = new FrameBuilder(frame.after());
            }
            return frame.after().head();
        } finally {
            order.unlock();
        }
    }

    /** Puts entries into one frame; does nothing, and returns nothing, if the present one has no room for all. */
    private Optional<StoredEntry> tryAppend(Tick timestamp, List<LogPayload> payloads) {
        ChainState state = frame.after();
        List<StoredEntry> entries = new ArrayList<>();
        List<byte[]> documents = new ArrayList<>();
        for (LogPayload payload : payloads) {
            LogEntry entry = state.next(timestamp, payload);
            byte[] document = Documents.LOG_ENTRY.encode(entry);
            StoredEntry stored = StoredEntry.of(entry, document);
            entries.add(stored);
            documents.add(document);
            state = state.after(stored);
        }
        if (!frame.fits(documents)) {
            return Optional.empty();
        }
        frame.add(documents, state);
        return Optional.of(entries.getLast());
    }

    /**
     * Makes durable what was appended before the call, and acknowledges it.
     *
     * @return the last durable entry; later ones that other threads appended may be among them
     * @throws LogException E_LOG_IO if it cannot be, or could not be before
     */
    public LogHead sync() throws LogException {
        return sync(ordered());
    }

    /** Makes durable what is in frames up to the one with that entry, and no frame more if that one was sealed. */
    LogHead sync(long wanted) throws LogException {
        while (true) {
            int phase = written.getPhase();
            if (durable.head().sequence() >= wanted) {
                return durable.head();
            }
            if (disk.tryLock()) {
                try {
                    if (durable.head().sequence() < wanted) {
                        write(take());
                    }
                } finally {
                    release();
                }
            } else {
                written.awaitAdvance(phase);
            }
        }
    }

    /** In this order: who is woken finds the disk free. */
    private void release() {
        disk.unlock();
        written.arrive();
    }

    /** The last entry that was appended. */
    private long ordered() throws LogException {
        order.lock();
        try {
            requireSound();
            return frame.after().head().sequence();
        } finally {
            order.unlock();
        }
    }

    private FrameBuilder take() throws LogException {
        order.lock();
        try {
            requireSound();
            if (!sealed.isEmpty()) {
                return sealed.remove();
            }
            FrameBuilder taken = frame;
            frame = new FrameBuilder(taken.after());
            return taken;
        } finally {
            order.unlock();
        }
    }

    private void write(FrameBuilder next) throws LogException {
        boolean done = false;
        try {
            if (size >= segmentBytes) {
                size = LogOpening.createSegment(files, durable, segment + 1);
                segment++;
            }
            ByteBuffer bytes = next.encode();
            int count = bytes.remaining();
            String name = SegmentName.of(segment);
            files.write(name, size, bytes);
            files.syncFile(name);
            size += count;
            durable = next.after();
            done = true;
        } catch (IOException fault) {
            throw stop(new LogException(
                    new LogFault(
                            LogCode.E_LOG_IO,
                            SegmentName.of(segment),
                            size,
                            durable.head().sequence() + 1,
                            "a disk that writes",
                            fault + "; the writer stopped: mend the disk and open the log again"),
                    fault));
        } finally {
            if (!done) {
                stop(closed());
            }
        }
    }

    /** The first reason to stop stays. */
    private LogException stop(LogException reason) {
        order.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            return reason;
        } finally {
            order.unlock();
        }
    }

    private void requireSound() throws LogException {
        if (failure != null) {
            throw new LogException(failure.fault(), failure);
        }
    }

    /** Why a writer that was closed writes nothing. */
    static LogException closed() {
        return new LogException(
                LogFault.ofLog(LogCode.E_LOG_IO, "a writer that is open", "one that was closed; open the log again"));
    }

    /** The last acknowledged entry. */
    public LogHead durable() {
        return durable.head();
    }

    /** The highest token that the log has seen, durably. */
    public FencingToken token() {
        return durable.token();
    }

    /** Gives the folder and its lock back. What was appended and not synced is gone. */
    @Override
    public void close() throws LogException {
        disk.lock();
        try {
            stop(closed());
            files.close();
        } catch (IOException failed) {
            throw SegmentFile.unreadable("", failed);
        } finally {
            release();
        }
    }
}
