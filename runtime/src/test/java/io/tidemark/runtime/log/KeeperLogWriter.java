package io.tidemark.runtime.log;

import io.tidemark.model.Fact;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import java.util.List;
import java.util.Optional;

/** A keeper's pen: facts as they are observed, and each snapshot with what changed in the list of its facts (spec 15.8). */
public final class KeeperLogWriter implements AutoCloseable {
    private final LogWriter log;
    private final FencingToken token;
    private final FactList list;
    private Sequence last;

    private KeeperLogWriter(LogWriter log, FencingToken token, FactList list, Sequence last) {
        this.log = log;
        this.token = token;
        this.list = list;
        this.last = last;
    }

    /** The last snapshot in the log; zero if there is none. */
    public Sequence lastSnapshot() {
        return last;
    }

    /**
     * Opens a keeper's log, and reads its facts.
     *
     * @param files closed with the writer; by the caller if this throws
     * @throws LogException as {@link LogWriter#open(LogFiles, LogId)} and {@link LogCursor#next}
     */
    public static KeeperLogWriter open(LogFiles files, LogId id, FencingToken token) throws LogException {
        LogWriter log = LogWriter.open(files, id);
        FactList list = new FactList();
        Sequence last = Sequence.ZERO;
        LogCursor cursor = LogCursor.open(files, id);
        for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            LogPayload payload = next.get().entry().payload();
            if (payload instanceof ObservedFact observed) {
                list.see(observed.fact());
            }
            if (payload instanceof ObservedBlock block) {
                block.signed().observation().facts().forEach(list::see);
            }
            if (payload instanceof TakenSnapshot taken) {
                last = taken.signed().snapshot().sequence();
            }
            if (payload instanceof FactsListed change) {
                change(list, change, next.get());
            }
        }
        return new KeeperLogWriter(log, token, list, last);
    }

    private static void change(FactList list, FactsListed change, StoredEntry at) throws LogException {
        try {
            list.change(change);
        } catch (FactList.BadChangeException bad) {
            throw new LogException(
                    new LogFault(
                            LogCode.E_LOG_CHAIN,
                            "",
                            LogFault.NOWHERE,
                            at.entry().sequence(),
                            "a change of the list of facts",
                            String.valueOf(bad.getMessage())),
                    bad);
        }
    }

    /** Whether a fact was observed before. */
    public boolean knows(Fact fact) {
        return list.knows(fact.digest());
    }

    /**
     * Writes facts that were observed, those not known yet; durable with the next snapshot, or {@link #sync}.
     *
     * @throws LogException E_FENCED or E_LOG_IO
     */
    public void observe(List<Fact> facts) throws LogException {
        for (Fact fact : facts) {
            if (!knows(fact)) {
                log.append(token, new ObservedFact(fact));
                list.see(fact);
            }
        }
    }

    /**
     * Writes a snapshot, and returns when it is durable. Facts that were not observed before are written first.
     *
     * @param facts all facts of the snapshot, in their order
     * @throws LogException E_FENCED or E_LOG_IO
     */
    public StoredEntry snapshot(SignedSnapshot signed, List<Fact> facts) throws LogException {
        observe(facts);
        for (FactsListed change :
                list.changesTo(facts.stream().map(Fact::digest).toList())) {
            try {
                list.change(change);
            } catch (FactList.BadChangeException impossible) {
                throw new IllegalStateException("expected a change of this list", impossible);
            }
            log.append(token, change);
        }
        StoredEntry entry = log.append(token, log.later(signed.snapshot().clock()), new TakenSnapshot(signed));
        log.sync();
        last = signed.snapshot().sequence();
        return entry;
    }

    /**
     * Makes durable what was observed.
     *
     * @throws LogException E_LOG_IO
     */
    public void sync() throws LogException {
        log.sync();
    }

    @Override
    public void close() throws LogException {
        log.close();
    }
}
