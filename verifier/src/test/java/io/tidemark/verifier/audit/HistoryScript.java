package io.tidemark.verifier.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.model.AssetId;
import io.tidemark.model.AtomicGroup;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Counter;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Escrow;
import io.tidemark.model.FactDigest;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ResourceId;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes32;

/** Writes a history by hand. Each effect happens at the next tick; the time is that of the batch under way. */
final class HistoryScript {
    static final AssetId GOLD = AssetId.of("Gold");

    private final List<Occurrence> occurrences = new ArrayList<>();
    private final Map<Long, Long> counters = new TreeMap<>();
    private final Map<CellKind, Long> last = new EnumMap<>(CellKind.class);
    private long sequence;
    private long tick;

    HistoryScript batch(long time) {
        sequence++;
        occurrences.add(new Occurrence.BatchOpened(
                Sequence.of(sequence),
                new SnapshotMark(Sequence.of(sequence), Seconds.of(time), new SnapshotDigest(Fr.of(sequence))),
                new StateRoot(Fr.of(sequence)),
                new StateRoot(Fr.of(sequence + 1)),
                evidence()));
        return this;
    }

    HistoryScript register(long... programs) {
        for (long program : programs) {
            JubjubPoint key = SchnorrSecretKey.fromSeed(new byte[SchnorrSecretKey.SEED_BYTES])
                    .publicKey()
                    .point();
            act(new Register(header(program), DomainId.NONE, key));
        }
        return this;
    }

    HistoryScript deposit(long account, long quantity) {
        return act(new Deposit(header(account), Sequence.of(1), Quantity.of(quantity), GOLD, new FactDigest(Fr.of(7))));
    }

    HistoryScript delegate(
            long grantor, long scope, long parent, long holder, long quantity, long expiry, Right... rights) {
        return act(new Delegate(
                header(grantor),
                ResourceId.of(scope),
                CapabilityId.of(parent),
                ProgramId.of(holder),
                Quantity.of(quantity),
                Seconds.of(expiry),
                Rights.of(rights)));
    }

    HistoryScript transfer(long author, long resource, long capability, long to) {
        return act(transferOf(author, resource, capability, to));
    }

    HistoryScript escrow(long author, long resource, long custodian, long deadline) {
        return act(new Escrow(
                header(author),
                ResourceId.of(resource),
                CapabilityId.NONE,
                ProgramId.of(custodian),
                Slot.ZERO,
                Seconds.of(deadline),
                false,
                ProgramId.NONE));
    }

    HistoryScript claim(long author, long resource, long capability, long custodian) {
        return act(new Claim(
                header(author),
                ResourceId.of(resource),
                CapabilityId.of(capability),
                ProgramId.of(custodian),
                Slot.ZERO));
    }

    HistoryScript revoke(long author, long capability) {
        return act(new RevokeCapability(header(author), CapabilityId.of(capability)));
    }

    /** Two programs move two resources in one group. */
    HistoryScript together(long first, long firstResource, long second, long secondResource) {
        List<Effect> members = AtomicGroup.form(
                List.of(transferOf(first, firstResource, 0, second), transferOf(second, secondResource, 0, first)));
        tick++;
        members.forEach(this::add);
        return this;
    }

    HistoryScript refused(long author, EffectKind kind, long capability, RejectCode code) {
        occurrences.add(new Occurrence.EffectRefused(
                Sequence.of(sequence), kind, ProgramId.of(author), CapabilityId.of(capability), code, evidence()));
        return this;
    }

    HistoryScript with(Occurrence occurrence) {
        occurrences.add(occurrence);
        return this;
    }

    Evidence evidence() {
        return new Evidence.InLog("script", occurrences.size() + 1, Bytes32.ZERO);
    }

    List<Occurrence> occurrences() {
        return List.copyOf(occurrences);
    }

    Ledger ledger() {
        Inspection inspection = new Inspection(List.of(), finding -> {});
        occurrences.forEach(inspection);
        return inspection.finish();
    }

    List<Finding> findings(Inspector... inspectors) {
        List<Finding> found = new ArrayList<>();
        Inspection inspection = new Inspection(List.of(inspectors), found::add);
        occurrences.forEach(inspection);
        inspection.finish();
        return found;
    }

    private Transfer transferOf(long author, long resource, long capability, long to) {
        return new Transfer(header(author), ResourceId.of(resource), CapabilityId.of(capability), ProgramId.of(to));
    }

    private EffectHeader header(long program) {
        long counter = counters.merge(program, 1L, Long::sum);
        return EffectHeader.of(ProgramId.of(program), Counter.of(counter), new SnapshotDigest(Fr.of(sequence)));
    }

    private HistoryScript act(Effect effect) {
        tick++;
        return add(effect);
    }

    private HistoryScript add(Effect effect) {
        OptionalLong created = AppliedEffect.creates(effect.kind())
                .map(kind -> OptionalLong.of(last.merge(kind, 1L, Long::sum)))
                .orElse(OptionalLong.empty());
        occurrences.add(
                new Occurrence.EffectApplied(Sequence.of(sequence), effect, Tick.of(tick), created, evidence()));
        return this;
    }
}
