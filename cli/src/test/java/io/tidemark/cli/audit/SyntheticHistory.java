package io.tidemark.cli.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.AssetId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Condition;
import io.tidemark.model.Counter;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectKind;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.Split;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.question.CoverageInspector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up history of any length: programs in a ring, each owns a resource, lets the next one move it, and gets it
 * back. One asset has a name that is meant to break out of a page.
 */
public final class SyntheticHistory {
    /** A name that is markup, script and quote at once. */
    public static final String HOSTILE = "</script><img src=x onerror=\"document.title='broken'\">'`&\u2028";

    private static final AssetId ASSET = AssetId.of("hostile");
    private static final int BATCH = 64;
    private static final long START = 1_800_000_000;

    private final Consumer<Occurrence> sink;
    private final Map<Long, Long> counters = new HashMap<>();
    private final Map<CellKind, Long> made = new EnumMap<>(CellKind.class);
    private long effects;

    private SyntheticHistory(Consumer<Occurrence> sink) {
        this.sink = sink;
    }

    /** Shows at least so many effects by so many programs. */
    public static void show(int effects, int programs, Consumer<Occurrence> sink) {
        SyntheticHistory history = new SyntheticHistory(sink);
        for (long p = 1; p <= programs; p++) {
            history.act(new Register(
                    history.header(p),
                    DomainId.NONE,
                    SchnorrSecretKey.fromSeed(new byte[SchnorrSecretKey.SEED_BYTES])
                            .publicKey()
                            .point()));
            history.act(
                    new Deposit(history.header(p), Sequence.of(1), Quantity.of(3), ASSET, new FactDigest(Fr.of(p))));
        }
        sink.accept(new Occurrence.EffectRefused(
                Sequence.of(1),
                EffectKind.CLAIM,
                ProgramId.of(1),
                CapabilityId.NONE,
                RejectCode.E_NOT_ESCROWED,
                new Evidence.InLog("world", 1, Bytes32.ZERO)));
        for (long turn = 0; history.effects < effects; turn++) {
            history.turn(1 + turn % programs, programs);
        }
        history.lineage(programs);
    }

    /** The document of an audit of such a history. */
    public static ObjectNode document(int effects, int programs) {
        NameBook names = new NameBook();
        names.giveText(ASSET.lane(), HOSTILE);
        Story story = new Story(effect -> effect.kind().label() + " " + HOSTILE);
        List<Inspector> inspectors = new ArrayList<>(AuditRun.inspectors(List.of()));
        CoverageInspector coverage = new CoverageInspector();
        inspectors.addAll(List.of(story, coverage));
        KeptFindings findings = new KeptFindings();
        Inspection inspection = new Inspection(inspectors, findings);
        show(effects, programs, inspection);
        return new AuditDocument(names).write("synthetic", story, inspection.finish(), findings, coverage);
    }

    /** Resource 1 is split twice and one part merged again; a watch fires, another one stays open. */
    private void lineage(int programs) {
        ResourceId whole = ResourceId.of(1);
        act(new Split(header(1), whole, Quantity.of(1)));
        act(new Split(header(1), whole, Quantity.of(1)));
        act(new Merge(header(1), whole, ResourceId.of(programs + 2)));
        Condition owned = Condition.owner(whole, ProgramId.of(1));
        PromiseDigest promise = new PromiseDigest(Fr.of(9));
        act(new Watch(header(1), owned, promise));
        act(new Watch(header(2), owned, promise));
        act(new Fire(header(1), WatchId.of(1), owned.watched(), promise, FactDigest.NONE));
    }

    private void turn(long owner, int programs) {
        long holder = 1 + owner % programs;
        act(new Delegate(
                header(owner),
                ResourceId.of(owner),
                CapabilityId.NONE,
                ProgramId.of(holder),
                Quantity.of(1),
                Seconds.of(START + 1_000_000_000),
                Rights.of(Right.TRANSFER)));
        act(new Transfer(
                header(holder),
                ResourceId.of(owner),
                CapabilityId.of(last(CellKind.CAPABILITY)),
                ProgramId.of(holder)));
        act(new Transfer(header(holder), ResourceId.of(owner), CapabilityId.NONE, ProgramId.of(owner)));
    }

    private long last(CellKind kind) {
        return made.getOrDefault(kind, 0L);
    }

    private Sequence sequence() {
        return Sequence.of(1 + effects / BATCH);
    }

    private EffectHeader header(long program) {
        return EffectHeader.of(
                ProgramId.of(program),
                Counter.of(counters.merge(program, 1L, Long::sum)),
                new SnapshotDigest(Fr.of(sequence().value())));
    }

    private void act(Effect effect) {
        if (effects % BATCH == 0) {
            Sequence sequence = sequence();
            sink.accept(new Occurrence.BatchOpened(
                    sequence,
                    new SnapshotMark(
                            sequence,
                            Seconds.of(START + sequence.value()),
                            new SnapshotDigest(Fr.of(sequence.value()))),
                    new StateRoot(Fr.of(sequence.value())),
                    new StateRoot(Fr.of(sequence.value() + 1)),
                    evidence("snapshot")));
        }
        OptionalLong created = AppliedEffect.creates(effect.kind())
                .map(kind -> OptionalLong.of(made.merge(kind, 1L, Long::sum)))
                .orElse(OptionalLong.empty());
        Occurrence applied =
                new Occurrence.EffectApplied(sequence(), effect, Tick.of(effects + 1), created, evidence("effects"));
        effects++;
        sink.accept(applied);
    }

    private Evidence evidence(String list) {
        return new Evidence.InBundle(new Source(Bytes32.ZERO, sequence(), list, Fr.of(7), (int) (effects % BATCH)));
    }
}
