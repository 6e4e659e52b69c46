package io.tidemark.runtime.log;

import io.tidemark.model.Sequence;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The executor's pen: writes the logs of all programs of an instance and its own (spec 15.8). {@link #append} orders
 * records in memory; {@link #sync} commits all that was appended, for all who wait, with one round of syncs. For many
 * threads.
 *
 * <p>After a failure nothing is accepted any more; opening again finds out what there is.
 */
public final class InstanceLogs implements ExecutorPen, AutoCloseable {
    /** More bytes than any record of one proposal takes: two texts of 1,024 bytes, hashes and keys. */
    private static final int RECORD_BYTES = 4096;

    /** From here on a frame takes no new proposal, so that those that a commit waits for still fit. */
    private static final int ROOM_MIN = FrameFormat.RECORDS_MAX / 2;

    private final LogWriter executor;
    private final OpenLogs logs;
    private final ParallelSync disks;
    private final FencingToken token;
    private final WriteGate gate;
    private final ExecutorLogOpening.Known found;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private CommitGroup group = new CommitGroup();
    private boolean closing;
    private boolean committing;
    private long sealed;
    private long committed;
    private long groups;
    private long groupsCommitted;
    private @Nullable LogException failure;

    private InstanceLogs(
            LogWriter executor,
            OpenLogs logs,
            ParallelSync disks,
            FencingToken token,
            WriteGate gate,
            ExecutorLogOpening.Known found) {
        this.found = found;
        this.gate = gate;
        this.executor = executor;
        this.logs = logs;
        this.disks = disks;
        this.token = token;
    }

    /** Opens the logs of an instance with segments of {@link LogWriter#SEGMENT_BYTES}. */
    public static InstanceLogs open(LogFolder folder, ActorId executor, Founded founded, FencingToken token)
            throws LogException {
        return open(folder, executor, founded, token, LogWriter.SEGMENT_BYTES);
    }

    /** The same, under a lease: the gate is passed before a commit is acknowledged. */
    public static InstanceLogs open(
            LogFolder folder, ActorId executor, Founded founded, FencingToken token, WriteGate gate)
            throws LogException {
        return open(folder, executor, founded, token, gate, LogWriter.SEGMENT_BYTES, ParallelSync.onThreads());
    }

    /**
     * Opens the logs of an instance; founds them if there are none. What was not committed is dropped from each log when
     * it is opened.
     *
     * @param executor whose log it is that holds commits and batches
     * @param founded what the executor's log begins with
     * @param token of the executor's lease
     * @throws LogException E_FENCED if the log has seen a higher token; E_LOG_CHAIN if the log begins with something else;
     *     E_LOG_LOCKED, or what is wrong with the executor's log
     */
    public static InstanceLogs open(
            LogFolder folder, ActorId executor, Founded founded, FencingToken token, long segmentBytes)
            throws LogException {
        return open(folder, executor, founded, token, WriteGate.OPEN, segmentBytes, ParallelSync.onThreads());
    }

    /** The same, with the syncs of a group as an executor does them. */
    static InstanceLogs open(
            LogFolder folder,
            ActorId executor,
            Founded founded,
            FencingToken token,
            long segmentBytes,
            Executor threads)
            throws LogException {
        return open(folder, executor, founded, token, WriteGate.OPEN, segmentBytes, ParallelSync.on(threads));
    }

    private static InstanceLogs open(
            LogFolder folder,
            ActorId executor,
            Founded founded,
            FencingToken token,
            WriteGate gate,
            long segmentBytes,
            ParallelSync disks)
            throws LogException {
        LogId log = new LogId(founded.parameters().instanceId(), executor);
        ExecutorLogOpening opening = ExecutorLogOpening.open(folder, log, founded, token, segmentBytes);
        OpenLogs logs = new OpenLogs(
                folder, log.instance(), segmentBytes, opening.known().committed());
        return new InstanceLogs(opening.writer(), logs, disks, token, gate, opening.known());
    }

    /**
     * Orders the records of one proposal. They are acknowledged by a {@link #sync} of its last position.
     *
     * @param first the position of the first effect among them: effects count from 1 since the logs were opened
     * @return one for each record
     * @throws LogException E_FENCED or E_LOG_IO; nothing is accepted after that
     */
    @Override
    public List<StoredEntry> append(long first, List<ActorRecord> records) throws LogException {
        int effects = (int) records.stream()
                .filter(record -> record.payload() instanceof AppliedEffect)
                .count();
        if (effects == 0) {
            throw new IllegalArgumentException("expected records with an effect, got " + records.size() + " without");
        }
        return take(first, effects, records);
    }

    /**
     * Opens the log of an actor now, if it was not opened before, and drops what was not committed: from here on who reads it
     * reads nothing that will not stay.
     *
     * @throws LogException what is wrong with it
     */
    public void dropUncommitted(ActorId actor) throws LogException {
        lock.lock();
        try {
            logs.open(actor);
        } finally {
            lock.unlock();
        }
    }

    /** The entry of each log that had been committed last when the logs were opened. */
    public Map<ActorId, LogHead> committed() {
        return found.committed();
    }

    /** The last batch that was recorded when the logs were opened. */
    public Sequence lastBatch() {
        return found.batches();
    }

    /** How many effects had been committed and were in no batch when the logs were opened. */
    public long pendingEffects() {
        return found.effects();
    }

    /** The highest position that was appended. */
    public long position() {
        lock.lock();
        try {
            return group.last(sealed);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes events that no effect brings about (deployed, upgraded, safe state, failed, crashed, restarted), and returns
     * when they are durable.
     *
     * @throws LogException E_FENCED or E_LOG_IO
     */
    public List<StoredEntry> record(List<ActorRecord> records) throws LogException {
        lock.lock();
        try {
            List<StoredEntry> entries = take(0, 0, records);
            long taken = groups;
            commitWhile(() -> groupsCommitted <= taken);
            return entries;
        } finally {
            lock.unlock();
        }
    }

    private List<StoredEntry> take(long first, int effects, List<ActorRecord> records) throws LogException {
        lock.lock();
        try {
            List<ActorId> actors =
                    records.stream().map(ActorRecord::actor).distinct().toList();
            waitForRoom(first, effects, records, actors);
            requireOpen(effects == 0 ? sealed + 1 : first);
            List<StoredEntry> entries = new ArrayList<>();
            long position = first;
            for (ActorRecord record : records) {
                LogWriter writer = logs.writer(record.actor());
                StoredEntry entry = record.tick().isPresent()
                        ? writer.append(token, record.tick().get(), record.payload())
                        : writer.append(token, record.payload());
                group.add(record.actor(), writer);
                if (record.payload() instanceof AppliedEffect) {
                    group.addEffect(position++, record.actor(), entry.entry().timestamp());
                }
                entries.add(entry);
            }
            changed.signalAll();
            return entries;
        } catch (LogException failed) {
            throw fail(failed);
        } finally {
            lock.unlock();
        }
    }

    /** A position that was committed before would make the next commit wait for one that never comes. */
    private void requireOpen(long position) {
        if (position <= sealed) {
            throw new IllegalArgumentException(
                    "expected a position after " + sealed + ", which was committed, got " + position);
        }
    }

    /** A commit waits for positions below its highest, and keeps later ones out; a full group is committed first. */
    private void waitForRoom(long first, int effects, List<ActorRecord> records, List<ActorId> actors)
            throws LogException {
        while (true) {
            requireSound();
            boolean wanted = closing && effects > 0 && first <= group.last(sealed);
            if (wanted) {
                return;
            }
            if (closing) {
                changed.awaitUninterruptibly();
            } else if (hasRoom(effects, records, actors)) {
                return;
            } else {
                commitWhile(() -> !hasRoom(effects, records, actors));
            }
        }
    }

    private boolean hasRoom(int effects, List<ActorRecord> records, List<ActorId> actors) throws LogException {
        if (group.isEmpty()) {
            return true;
        }
        boolean room = group.fits(effects, actors);
        for (ActorId actor : actors) {
            room = room && logs.writer(actor).room() - (long) RECORD_BYTES * records.size() > ROOM_MIN;
        }
        return room;
    }

    /**
     * Waits until all effects up to that position are durable, and commits what was appended unless somebody does.
     *
     * @throws LogException E_LOG_IO or E_FENCED
     */
    @Override
    public void sync(long position) throws LogException {
        lock.lock();
        try {
            commitWhile(() -> committed < position);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Records a batch, whose effects were appended before, and returns when it is durable. Effects that were not committed
     * yet are committed in the same frame of the executor's log: a crash leaves them and the batch, or neither.
     *
     * @return the entry in the executor's log
     * @throws LogException E_LOG_IO or E_FENCED
     */
    @Override
    public StoredEntry batch(BatchRecorded batch) throws LogException {
        lock.lock();
        try {
            List<StoredEntry> recorded = new ArrayList<>();
            while (recorded.isEmpty()) {
                requireSound();
                lead(() -> recorded.add(commitWith(batch)));
            }
            return recorded.getFirst();
        } finally {
            lock.unlock();
        }
    }

    /** What holds before a commit. */
    private interface Wanted {
        boolean holds() throws LogException;
    }

    /** With the lock held: one of those who wait commits, for all. */
    private void commitWhile(Wanted wanted) throws LogException {
        while (wanted.holds()) {
            requireSound();
            lead(() -> commit(Optional.empty()));
        }
    }

    private interface Work {
        void run() throws LogException;
    }

    /** Does it, unless somebody commits now; then waits until something has changed. */
    private void lead(Work work) throws LogException {
        boolean waited = false;
        while (committing) {
            waited = true;
            changed.awaitUninterruptibly();
        }
        if (waited) {
            return;
        }
        committing = true;
        try {
            work.run();
        } finally {
            committing = false;
            changed.signalAll();
        }
    }

    private StoredEntry commitWith(BatchRecorded batch) throws LogException {
        if (!group.isEmpty()) {
            return commit(Optional.of(batch)).orElseThrow();
        }
        try {
            StoredEntry entry = executor.append(token, batch);
            passGate();
            executor.sync();
            return entry;
        } catch (LogException failed) {
            throw fail(failed);
        }
    }

    private Optional<StoredEntry> commit(Optional<BatchRecorded> batch) throws LogException {
        try {
            closing = true;
            while (!group.isWhole(sealed)) {
                requireSound();
                changed.awaitUninterruptibly();
            }
            CommitGroup taken = group;
            Committed commit = taken.seal();
            long last = taken.last(sealed);
            group = new CommitGroup();
            sealed = last;
            groups++;
            closing = false;
            changed.signalAll();
            lock.unlock();
            Optional<StoredEntry> recorded;
            try {
                recorded = write(taken, commit, batch);
            } finally {
                lock.lock();
            }
            committed = last;
            groupsCommitted++;
            return recorded;
        } catch (LogException failed) {
            throw fail(failed);
        }
    }

    /** The logs first, all at the same time; then the executor's, which says that they count. */
    private Optional<StoredEntry> write(CommitGroup taken, Committed commit, Optional<BatchRecorded> batch)
            throws LogException {
        List<ParallelSync.Wanted> wanted = new ArrayList<>();
        List<LogWriter> writers = taken.writers();
        for (int i = 0; i < writers.size(); i++) {
            wanted.add(
                    new ParallelSync.Wanted(writers.get(i), commit.logs().get(i).head()));
        }
        disks.sync(wanted);
        executor.append(token, executor.later(taken.clock()), commit);
        Optional<StoredEntry> recorded =
                batch.isPresent() ? Optional.of(executor.append(token, batch.get())) : Optional.empty();
        passGate();
        executor.sync();
        return recorded;
    }

    /** Who may write no more has failed, whatever it was that the gate said. */
    private void passGate() {
        boolean passed = false;
        try {
            gate.pass();
            passed = true;
        } finally {
            if (!passed) {
                fail(LogWriter.closed());
            }
        }
    }

    private LogException fail(LogException reason) {
        lock.lock();
        try {
            failure = failure == null ? reason : failure;
            closing = false;
            changed.signalAll();
            return reason;
        } finally {
            lock.unlock();
        }
    }

    private void requireSound() throws LogException {
        if (failure != null) {
            throw new LogException(failure.fault(), failure);
        }
    }

    /** Gives all logs back. What was not committed is gone. */
    @Override
    public void close() throws LogException {
        fail(LogWriter.closed());
        disks.close();
        try {
            logs.close();
        } catch (IOException failed) {
            throw SegmentFile.unreadable("", failed);
        } finally {
            executor.close();
        }
    }
}
