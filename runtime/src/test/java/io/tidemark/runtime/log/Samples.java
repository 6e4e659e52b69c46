package io.tidemark.runtime.log;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactKind;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs and entries that tests share. */
final class Samples {
    static final LogId LOG = log(1, "bank");

    private Samples() {}

    static LogId log(long instance, String actor) {
        return new LogId(new InstanceId(Fr.of(instance)), new ActorId(actor));
    }

    static EffectHeader header(long counter) {
        return new EffectHeader(
                ProgramId.of(1), Counter.of(counter), new SnapshotDigest(Fr.of(9)), GroupMembership.NONE);
    }

    static AppliedEffect deposit(long counter, long resource) {
        return new AppliedEffect(
                new Deposit(
                        header(counter),
                        Sequence.of(counter),
                        Quantity.of(100),
                        AssetId.of("Gold"),
                        new FactDigest(Fr.of(counter))),
                resource);
    }

    static AppliedEffect transfer(long counter, long resource) {
        return new AppliedEffect(
                new Transfer(header(counter), ResourceId.of(resource), CapabilityId.NONE, ProgramId.of(2)), 0);
    }

    static AppliedEffect invoke(long counter, long resource, long call) {
        return new AppliedEffect(
                new Invoke(
                        header(counter),
                        ProgramId.of(2),
                        List.of(ResourceId.of(resource)),
                        EntryDigest.of("swap"),
                        IntentHead.NONE),
                call);
    }

    static AppliedEffect accept(long counter, long call) {
        return new AppliedEffect(
                new Accept(header(counter), CallId.of(call), new IntentHead(Fr.of(5)), IntentHead.NONE), 0);
    }

    static ObservedFact fact(long sequence) {
        return new ObservedFact(new Fact(
                DomainId.of(1),
                ProgramId.of(1),
                Sequence.of(sequence),
                FactKind.DEPOSIT,
                AssetId.of("Gold"),
                Quantity.of(100),
                Height.of(7),
                Seconds.of(8),
                Reference.of("tx")));
    }

    /** The n-th of an endless row of payloads of all three kinds, some longer than a sector. */
    static LogPayload payload(int n) {
        return switch (n % 5) {
            case 0 -> fact(n + 1L);
            case 1 -> deposit(n, n);
            case 2 -> new LogEvent.Restarted("0.1." + n);
            case 3 -> transfer(n, n);
            default -> new LogEvent.Failed("E_SAMPLE", "x".repeat(600) + n);
        };
    }

    static StoredEntry append(LogWriter writer, int n) throws LogException {
        return writer.append(FencingToken.NONE, Tick.of(n), payload(n));
    }

    /** Entries 1 to n, each durable in a frame of its own. */
    static List<StoredEntry> fill(LogWriter writer, int n) throws LogException {
        List<StoredEntry> entries = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            entries.add(append(writer, i));
            writer.sync();
        }
        return entries;
    }

    static List<StoredEntry> rest(LogCursor cursor) throws LogException {
        List<StoredEntry> entries = new ArrayList<>();
        Optional<StoredEntry> next = cursor.next();
        while (next.isPresent()) {
            entries.add(next.get());
            next = cursor.next();
        }
        return entries;
    }

    static List<StoredEntry> all(LogFiles files) throws LogException {
        return rest(LogCursor.open(files, LOG));
    }

    static LogReport verify(LogFiles files) {
        return LogVerifier.verify(files, LOG, Optional.empty());
    }
}
