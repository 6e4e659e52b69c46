package io.tidemark.runtime.timemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Seconds;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An instance of three keepers, of whom two make a quorum, with its state and its time map. Mutable. */
public final class Setting {
    public static final DomainId ETHEREUM = DomainId.of(1);
    public static final DomainId SOLANA = DomainId.of(2);
    public static final ProgramId BANK = ProgramId.of(1);
    public static final ProgramId ADA = ProgramId.of(2);
    public static final AssetId GOLD = AssetId.of("Gold");

    private static final Shape SHAPE =
            new Shape(ShapeId.of("test", 4), new ShapeCapacities(64, 64, 64, 64, 64, 64, 1024, 64, 64, 64, 64, 64, 64));

    public final List<KeeperSecret> secrets = List.of(secret(1), secret(2), secret(3));
    public final InstanceParameters parameters = new InstanceParameters(
            "time map",
            SHAPE.id().depth(),
            SHAPE.id().factDepth(),
            SHAPE.id().capabilityDepth(),
            new Keepers(secrets.stream().map(KeeperSecret::key).toList(), 2));
    public final List<Effect> applied = new ArrayList<>();
    public State state = State.genesis(parameters, new MemoryNodeStore());
    public TimeMap map = TimeMap.of(parameters);

    public static KeeperSecret secret(int number) {
        byte[] seed = new byte[KeeperSecret.SEED_BYTES];
        seed[0] = (byte) number;
        return KeeperSecret.fromSeed(seed);
    }

    public static DomainHead block(DomainId domain, long height, String hash) {
        return new DomainHead(domain, Height.of(height), Seconds.of(1000 + 12 * height), Reference.of(hash));
    }

    public static DepositSighting gold(long quantity, String transfer) {
        return new DepositSighting(BANK, GOLD, Quantity.of(quantity), Reference.of(transfer));
    }

    /** The observation of a block, signed by two keepers. */
    public SignedObservation signed(DomainHead head, Sighting... sightings) {
        return switch (map.observe(head, List.of(sightings))) {
            case Observing.Seen seen -> SignedObservation.sign(seen.observation(), secrets.subList(0, 2));
            case Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    public PlacedEvent record(DomainHead head, Sighting... sightings) {
        return moved(map.record(signed(head, sightings)));
    }

    public PlacedEvent moved(Recording recording) {
        return switch (recording) {
            case Recording.Recorded recorded -> {
                map = recorded.map();
                yield recorded.event();
            }
            case Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    public static TimeMapCode code(Object outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).code();
    }

    public SnapshotTaking.Taken snapshot(long time) {
        return switch (map.snapshot(state, Seconds.of(time))) {
            case SnapshotTaking.Taken taken -> {
                map = taken.map();
                yield taken;
            }
            case Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    public Deposit deposit(SnapshotView view, Fact fact) {
        return new Deposit(
                builder(view).drafts().header(fact.account()),
                fact.sequence(),
                fact.quantity(),
                fact.asset(),
                fact.digest());
    }

    /** Registers the bank as an account program of the first domain, and Ada. */
    public void found(SnapshotView view) {
        register(view, BANK, ETHEREUM);
        register(view, ADA, DomainId.NONE);
    }

    private void register(SnapshotView view, ProgramId program, DomainId domain) {
        assertThat(apply(
                        view,
                        new Register(
                                builder(view).drafts().header(program),
                                domain,
                                World.key(program).publicKey().point())))
                .isEmpty();
    }

    /** What the core says to a batch of one effect; if it takes it, it is recorded. */
    public Optional<RejectCode> apply(SnapshotView view, Effect draft) {
        BatchBuilder builder = builder(view);
        Effect effect = builder.drafts().fill(draft);
        if (builder.offer(effect) instanceof Offer.Refused refused) {
            return Optional.of(refused.code());
        }
        BatchBuilder.Closed closed = builder.close(World.signer());
        TransitionResult result = new TransitionEngine(SHAPE).apply(state, closed.batch(), view);
        state = ((TransitionResult.Applied) result).state();
        applied.add(effect);
        moved(map.recordEvent(effect, List.of()));
        return Optional.empty();
    }

    private BatchBuilder builder(SnapshotView view) {
        return BatchBuilder.on(state, view, SHAPE, RowLimits.of(SHAPE.capacities()));
    }
}
