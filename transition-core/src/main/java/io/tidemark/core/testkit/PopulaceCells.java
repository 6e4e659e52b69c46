package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.core.state.CellSource;
import io.tidemark.core.state.Elements;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Cell;
import io.tidemark.model.CellKind;
import io.tidemark.model.Counter;
import io.tidemark.model.DomainId;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Grant;
import io.tidemark.model.Holding;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.IntentHead;
import io.tidemark.model.LeafHash;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Provenance;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.Stamp;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.List;

/** For tests only: the cells of a {@link Populace}, with digests of full length that nothing stands behind. */
final class PopulaceCells implements CellSource {
    private static final long PERIOD = 1_000_000;
    private static final long PURSE = 1L << 40;
    private static final long CLOCK = 1 << 20;
    private static final List<AssetId> ASSETS = List.of(AssetId.of("gold"), AssetId.of("silver"));
    private static final EntryDigest ENTRY = EntryDigest.of("pay");

    private final Populace populace;

    PopulaceCells(Populace populace) {
        this.populace = populace;
    }

    @Override
    public long count(CellKind kind) {
        return populace.counts().of(kind);
    }

    @Override
    public void lanes(CellKind kind, long index, long[] out, int offset) {
        Cell cell = switch (kind) {
            case PROGRAM -> program(ProgramId.of(index));
            case RESOURCE -> resource(ResourceId.of(index));
            case CAPABILITY -> capability(CapabilityId.of(index));
            case CALL -> call(CallId.of(index));
            case WATCH -> throw new IllegalArgumentException("expected no watch in a populace, got " + index);
        };
        Elements.store(cell.lanes(), out, offset);
    }

    /** The instance leaf after a thousand batches. */
    InstanceLeaf leaf(InstanceId id) {
        return new InstanceLeaf(
                id,
                Sequence.of(1000),
                Tick.of(CLOCK),
                populace.counts(),
                SnapshotMark.NONE,
                new StateRoot(digest(CellKind.PROGRAM, 0, 0)),
                new EffectsDigest(digest(CellKind.PROGRAM, 0, 1)),
                new LeafHash(digest(CellKind.PROGRAM, 0, 2)));
    }

    private Cell program(ProgramId id) {
        return new ProgramCell(
                stamp(CellKind.PROGRAM, id.index()),
                World.key(id).publicKey().point(),
                new IntentHead(digest(CellKind.PROGRAM, id.index(), 0)),
                new IntentHead(digest(CellKind.PROGRAM, id.index(), 2)),
                Counter.of(1 + id.index() % 50),
                Tick.of(1),
                populace.domain(id),
                Sequence.ZERO);
    }

    private Cell resource(ResourceId id) {
        ProgramId owner = populace.owner(id);
        DomainId domain = populace.domain(owner);
        Populace.Errand errand = populace.errand(id);
        return new ResourceCell(
                stamp(CellKind.RESOURCE, id.index()),
                ASSETS.get((int) (id.index() % ASSETS.size())),
                holding(id, owner, errand),
                Quantity.of(1 + id.index() % 100),
                terms(owner, errand),
                domain.equals(DomainId.NONE) ? DomainId.of(1) : domain,
                new Provenance(digest(CellKind.RESOURCE, id.index(), 2)));
    }

    private Holding holding(ResourceId id, ProgramId owner, Populace.Errand errand) {
        return switch (errand) {
            case HELD -> Holding.held(owner);
            case WAITING, LATE -> Holding.escrowed(owner, populace.custodian(id));
            case IN_CALL -> Holding.inCall(owner, populace.callOf(id));
        };
    }

    private static EscrowTerms terms(ProgramId owner, Populace.Errand errand) {
        return switch (errand) {
            case HELD, IN_CALL -> EscrowTerms.NONE;
            case WAITING -> terms(owner, World.START + PERIOD);
            case LATE -> terms(owner, World.START - PERIOD);
        };
    }

    private static EscrowTerms terms(ProgramId owner, long deadline) {
        return new EscrowTerms(owner, ProgramId.NONE, Slot.ZERO, Seconds.of(deadline), false);
    }

    private Cell capability(CapabilityId id) {
        long chain = populace.chain(id);
        int depth = populace.depth(id);
        List<ProgramId> grantors = new ArrayList<>();
        for (int i = depth - 1; i >= 0; i--) {
            grantors.add(populace.member(chain, i));
        }
        Grant grant = new Grant(
                populace.member(chain, depth),
                ResourceId.NONE,
                depth == 1 ? CapabilityId.NONE : populace.capability(chain, depth - 1),
                Rights.ALL,
                Seconds.of(World.START + PERIOD),
                grantors);
        return new CapabilityCell(
                stamp(CellKind.CAPABILITY, id.index()), grant, false, id.index() % 7, 0, Quantity.of(PURSE));
    }

    private Cell call(CallId id) {
        return new CallCell(
                stamp(CellKind.CALL, id.index()),
                populace.caller(id),
                populace.target(id),
                populace.isPending(id) ? CallStatus.PENDING : CallStatus.ACCEPTED,
                ENTRY,
                populace.arguments(id),
                new IntentHead(digest(CellKind.CALL, id.index(), 2)));
    }

    private static Stamp stamp(CellKind kind, long index) {
        return new Stamp(
                Tick.of(1 + Math.floorMod(Populace.mix(index), CLOCK)),
                new IntentHead(digest(kind, index, 0)),
                new LeafHash(digest(kind, index, 1)));
    }

    /** 31 bytes that look like a hash. */
    private static Fr digest(CellKind kind, long index, int which) {
        byte[] bytes = new byte[Fr.BYTES];
        long seed = Populace.mix(kind.number() + 8L * which + 64 * index);
        for (int i = 1; i < bytes.length; i++) {
            if (i % Long.BYTES == 0) {
                seed = Populace.mix(seed);
            }
            bytes[i] = (byte) (seed >>> (8 * (i % Long.BYTES)));
        }
        return Fr.decode(bytes);
    }
}
