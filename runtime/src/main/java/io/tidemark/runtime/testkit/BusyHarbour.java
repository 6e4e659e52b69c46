package io.tidemark.runtime.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.model.AssetId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.FactDigest;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Transfer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What happens in an instance of any length: programs in a ring, each with resources of its own, of which it lets the next
 * one move one for a while. Each effect is one that the core takes, in this order.
 */
final class BusyHarbour {
    static final DomainId DOMAIN = DomainId.of(1);
    static final AssetId ASSET = AssetId.of("Crate");
    private static final long FAR = 4_000_000_000L;

    /** A grant, its uses with the way back of each, its end. */
    private static final int USES = 14;

    private final int programs;
    private final int resourcesEach;
    private final Map<Long, Long> counters = new HashMap<>();
    private SnapshotDigest snapshot;
    private long registered;
    private long deposited;
    private long granted;
    private long turn;
    private int step;

    BusyHarbour(int programs, int resourcesEach, SnapshotDigest snapshot) {
        this.programs = programs;
        this.resourcesEach = resourcesEach;
        this.snapshot = snapshot;
    }

    /** What comes next is written against this snapshot. */
    void against(SnapshotDigest digest) {
        snapshot = digest;
    }

    /** An effect, and the index of the cell that it makes; 0 if it makes none. */
    record Next(Effect effect, long created) {}

    Next next() {
        if (registered < programs) {
            registered++;
            return new Next(
                    author(
                            registered,
                            header -> new Register(
                                    header, DOMAIN, key().publicKey().point())),
                    registered);
        }
        if (deposited < (long) programs * resourcesEach) {
            deposited++;
            return new Next(author(owner(deposited), this::deposit), deposited);
        }
        return move();
    }

    private static SchnorrSecretKey key() {
        return SchnorrSecretKey.fromSeed(new byte[SchnorrSecretKey.SEED_BYTES]);
    }

    private Effect deposit(EffectHeader header) {
        Sequence sequence = Sequence.of(1 + (deposited - 1) / programs);
        return new Deposit(header, sequence, Quantity.of(100), ASSET, new FactDigest(Fr.of(deposited)));
    }

    /** Resource r of the ring is of program 1 + (r - 1) mod programs. */
    private long owner(long resource) {
        return 1 + (resource - 1) % programs;
    }

    private Next move() {
        ResourceId resource = ResourceId.of(1 + turn % ((long) programs * resourcesEach));
        long owner = owner(resource.index());
        long holder = 1 + owner % programs;
        int now = step++;
        if (now == 0) {
            granted++;
            return new Next(author(owner, header -> grant(header, resource, holder)), granted);
        }
        if (now == 2 * USES + 1) {
            step = 0;
            turn++;
            CapabilityId ended = CapabilityId.of(granted);
            return new Next(author(owner, header -> new RevokeCapability(header, ended)), 0);
        }
        boolean out = now % 2 == 1;
        CapabilityId by = out ? CapabilityId.of(granted) : CapabilityId.NONE;
        ProgramId to = ProgramId.of(out ? holder : owner);
        return new Next(author(holder, header -> new Transfer(header, resource, by, to)), 0);
    }

    private static Effect grant(EffectHeader header, ResourceId resource, long holder) {
        return new Delegate(
                header,
                resource,
                CapabilityId.NONE,
                ProgramId.of(holder),
                Quantity.of(100L * USES),
                Seconds.of(FAR),
                Rights.of(Right.TRANSFER));
    }

    private Effect author(long program, Function<EffectHeader, Effect> effect) {
        Counter counter = Counter.of(counters.merge(program, 1L, Long::sum));
        return effect.apply(EffectHeader.of(ProgramId.of(program), counter, snapshot));
    }
}
