package io.tidemark.runtime.run;

import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFault;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The log that a program keeps itself (spec PRG-43): the same entries as in the executor's copy of it, taken over one by one
 * and never taken back. What it signs for is what stands in here. For one thread.
 */
public final class OwnLog implements AutoCloseable {
    private final LogId id;
    private final LogWriter writer;
    private final Set<IntentHead> heads = new HashSet<>();
    private ProgramId program = ProgramId.NONE;
    private Counter counter = Counter.ZERO;
    private IntentHead head = IntentHead.NONE;

    private OwnLog(LogId id, LogWriter writer) {
        this.id = id;
        this.writer = writer;
    }

    /**
     * Opens the log, and makes it if there is none. Reads all of it.
     *
     * @param files closed with the log; by the caller if this throws
     */
    public static OwnLog open(LogFiles files, LogId id) throws LogException {
        OwnLog log = new OwnLog(id, LogWriter.openCopy(files, id));
        LogCursor cursor = LogCursor.open(files, id);
        for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            log.advance(next.get().entry());
        }
        return log;
    }

    /** The last entry that is durable. */
    public LogHead head() {
        return writer.durable();
    }

    /**
     * Takes over the next entry; durable with the next {@link #sync}.
     *
     * @throws LogException E_LOG_CHAIN if it does not follow on the last one, or an effect not on the program's intents
     */
    public void follow(LogEntry entry) throws LogException {
        if (entry.payload() instanceof AppliedEffect applied) {
            requireOwn(applied.effect(), entry.sequence());
        }
        writer.follow(entry);
        advance(entry);
    }

    private void requireOwn(Effect effect, long sequence) throws LogException {
        boolean first = effect.kind() == EffectKind.REGISTER;
        boolean follows = first
                ? program.equals(ProgramId.NONE)
                : effect.author().equals(program) && effect.header().counter().equals(counter.next());
        if (!follows) {
            throw new LogException(new LogFault(
                    LogCode.E_LOG_CHAIN,
                    "",
                    LogFault.NOWHERE,
                    sequence,
                    "effect " + counter.next().value() + " of program " + program.index(),
                    "effect " + effect.header().counter().value() + " of program "
                            + effect.author().index()));
        }
    }

    private void advance(LogEntry entry) {
        if (entry.payload() instanceof AppliedEffect applied) {
            Effect effect = applied.effect();
            program = effect.author();
            counter = effect.header().counter();
            head = effect.intentHead(head, id.instance());
            heads.add(head);
        }
    }

    /** Makes durable what was taken over. */
    public void sync() throws LogException {
        writer.sync();
    }

    /** Whether that is the head of the program's intents after one of the effects that stand in here. */
    public boolean holds(IntentHead wanted) {
        return heads.contains(wanted);
    }

    @Override
    public void close() throws LogException {
        writer.close();
    }
}
