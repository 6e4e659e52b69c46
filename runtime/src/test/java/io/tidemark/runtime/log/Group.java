package io.tidemark.runtime.log;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import java.util.List;
import java.util.Optional;

/** Several logs that are written together, for tests. Effects are of the right form; no core ever saw them. */
final class Group {
    static final ActorId EXECUTOR = new ActorId("executor");
    static final Founded FOUNDED = founded();

    private static final SchnorrSignature SIGNATURE =
            SchnorrSecretKey.fromSeed(new byte[32]).sign(Fr.ONE);

    private Group() {}

    private static Founded founded() {
        KeeperSecret keeper = KeeperSecret.fromSeed(new byte[KeeperSecret.SEED_BYTES]);
        return new Founded(
                InstanceParameters.of("group", new Keepers(List.of(keeper.key()), 1)), List.of(new ActorId("keeper")));
    }

    static LogId log(ActorId actor) {
        return new LogId(FOUNDED.parameters().instanceId(), actor);
    }

    static ActorId actor(long program) {
        return new ActorId("p" + program);
    }

    /** The n-th effect of a program; with an event in another's log, if that is one. */
    static List<ActorRecord> effect(long program, long n, long position, long other) {
        EffectHeader header = EffectHeader.of(ProgramId.of(program), Counter.of(n), new SnapshotDigest(Fr.of(9)));
        ActorRecord effect = new ActorRecord(
                actor(program),
                Optional.of(Tick.of(position)),
                new AppliedEffect(
                        new Transfer(header, ResourceId.of(position), CapabilityId.NONE, ProgramId.of(2)), 0));
        return other == 0
                ? List.of(effect)
                : List.of(
                        effect,
                        new ActorRecord(actor(other), Optional.empty(), new LogEvent.Failed("E_X", "of " + position)));
    }

    /** A record of one effect. */
    static BatchRecorded batch(long sequence, long program, StoredEntry last) {
        return new BatchRecorded(
                Sequence.of(sequence),
                new SnapshotDigest(Fr.of(9)),
                new StateRoot(Fr.of(sequence)),
                new StateRoot(Fr.of(sequence + 1)),
                5,
                Optional.empty(),
                List.of(new BatchRecorded.Author(
                        actor(program), last.head(), new HeadSignature(ProgramId.of(program), SIGNATURE))),
                List.of(1));
    }

    /** The effects in a log, by the position that they were given. */
    static List<Long> positions(LogFolder folder, ActorId actor) throws Exception {
        return Samples.rest(LogCursor.open(folder.open(actor), log(actor))).stream()
                .filter(entry -> entry.entry().payload() instanceof AppliedEffect)
                .map(entry -> entry.entry().timestamp().value())
                .toList();
    }
}
