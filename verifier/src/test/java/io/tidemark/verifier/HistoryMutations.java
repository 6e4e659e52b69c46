package io.tidemark.verifier;

import static io.tidemark.verifier.CorpusCase.invalid;
import static io.tidemark.verifier.VerificationCode.E_OPENING_CONTRADICTION;
import static io.tidemark.verifier.VerificationCode.E_OPENING_EFFECTS;
import static io.tidemark.verifier.VerificationCode.E_OPENING_HEADS;
import static io.tidemark.verifier.VerificationCode.E_OPENING_OWNERSHIP;
import static io.tidemark.verifier.VerificationCode.E_OPENING_PROGRAMS;
import static io.tidemark.verifier.VerificationCode.E_OPENING_USES;
import static io.tidemark.verifier.VerificationCode.E_PRE_ROOT;
import static io.tidemark.verifier.VerificationCode.E_REPLAY;
import static io.tidemark.verifier.VerificationCode.E_SEQUENCE;
import static io.tidemark.verifier.VerificationCode.E_SNAPSHOT_EQUIVOCATION;
import static io.tidemark.verifier.VerificationCode.E_SNAPSHOT_ROLLBACK;
import static io.tidemark.verifier.VerificationCode.E_SNAPSHOT_UNKNOWN;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Join;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists that lie, snapshots that are not in the chain, batches out of their order. */
final class HistoryMutations {
    private static final StateRoot ANOTHER_ROOT = new StateRoot(Fr.of(5));

    private final CorpusWorld world;
    private final Bundle use;
    private final Openings lists;
    private final EffectsOpening.Full published;

    HistoryMutations(CorpusWorld world) {
        this.world = world;
        use = world.bundle(3);
        lists = use.openings();
        published = (EffectsOpening.Full) lists.effects();
    }

    List<CorpusCase> all() {
        return List.of(
                opening(
                        "opening-heads",
                        E_OPENING_HEADS,
                        "VER-5",
                        "another tick",
                        lists(heads(), lists.programs(), lists.ownership(), lists.uses())),
                opening(
                        "opening-programs",
                        E_OPENING_PROGRAMS,
                        "VER-5",
                        "another program",
                        lists(lists.effects(), programs(), lists.ownership(), lists.uses())),
                opening(
                        "opening-ownership",
                        E_OPENING_OWNERSHIP,
                        "VER-5",
                        "another owner",
                        lists(lists.effects(), lists.programs(), ownership(), lists.uses())),
                opening(
                        "opening-uses",
                        E_OPENING_USES,
                        "VER-5",
                        "no use",
                        lists(lists.effects(), lists.programs(), lists.ownership(), List.of(UseEntry.NONE))),
                history(
                        "opening-contradiction",
                        E_OPENING_CONTRADICTION,
                        "VER-6",
                        "no use in the list and the digest, and one entry too few",
                        contradiction()),
                fired(
                        "opening-programs-joined",
                        E_OPENING_PROGRAMS,
                        "VER-5",
                        "the program that was joined is left out",
                        fired -> lists(
                                fired.effects(), fired.programs().subList(0, 1), fired.ownership(), fired.uses())),
                fired(
                        "contradiction-joined",
                        E_OPENING_CONTRADICTION,
                        "VER-6",
                        "a program that was joined has another head after, in the list and the digest",
                        this::anotherHead),
                fired(
                        "opening-effects-promise",
                        E_OPENING_EFFECTS,
                        "VER-9",
                        "the effect after the Fire joins another program, with heads that follow",
                        this::anotherPromise),
                opening(
                        "opening-effects",
                        E_OPENING_EFFECTS,
                        "VER-9",
                        "a transfer to another owner",
                        lists(effects(), lists.programs(), lists.ownership(), lists.uses())),
                invalid("snapshot-unknown", E_SNAPSHOT_UNKNOWN, "VER-7", "snapshot 4 without snapshot 3", use)
                        .after(2),
                history(
                        "snapshot-not-the-one-proved",
                        E_SNAPSHOT_UNKNOWN,
                        "VER-7",
                        "snapshot 3 beside a statement about 4",
                        withSnapshot(world.snapshot(3))),
                history(
                        "snapshot-unsigned",
                        E_SNAPSHOT_UNKNOWN,
                        "SNP-7",
                        "one signature of two",
                        withSnapshot(
                                world.synthetic().signByOne(world.snapshot(4).snapshot()))),
                invalid(
                                "snapshot-older",
                                E_SNAPSHOT_ROLLBACK,
                                "VER-7",
                                "batch 4 under snapshot 2",
                                Statements.of(world.bundle(4))
                                        .snapshot(world.snapshot(2))
                                        .bundle())
                        .after(3),
                history(
                        "snapshot-second",
                        E_SNAPSHOT_EQUIVOCATION,
                        "VER-7",
                        "batch 3 under another signed snapshot 2",
                        Statements.of(use).snapshot(second()).bundle()),
                invalid(
                                "replay",
                                E_REPLAY,
                                "VER-8",
                                "(-A, -B, C): another proof of batch 1",
                                ProofMutations.rerandomised(world.bundle(1)))
                        .after(1),
                invalid("gap", E_SEQUENCE, "VER-8", "batch 3 after batch 1", use)
                        .after(1)
                        .supplying(chain()),
                invalid(
                                "batch-again",
                                E_SEQUENCE,
                                "VER-8",
                                "another batch 2 after batch 2",
                                Statements.of(world.bundle(2))
                                        .postRoot(ANOTHER_ROOT)
                                        .bundle())
                        .after(2),
                invalid(
                                "other-pre-root",
                                E_PRE_ROOT,
                                "VER-8",
                                "batch 2 on another state",
                                Statements.of(world.bundle(2))
                                        .preRoot(ANOTHER_ROOT)
                                        .bundle())
                        .after(1));
    }

    private SignedSnapshot[] chain() {
        return new SignedSnapshot[] {world.snapshot(2), world.snapshot(3)};
    }

    /** In the place of batch 3. */
    private CorpusCase history(String name, VerificationCode code, String clause, String made, Bundle bundle) {
        return invalid(name, code, clause, made, bundle).after(2).supplying(world.snapshot(3));
    }

    /** In the place of batch 6, which fires a watch and joins a program. */
    private CorpusCase fired(
            String name, VerificationCode code, String clause, String made, UnaryOperator<Openings> change) {
        Bundle honest = world.bundle(6);
        Openings changed = change.apply(honest.openings());
        Bundle bundle = code == E_OPENING_PROGRAMS
                ? new Bundle(
                        honest.statement(), changed, honest.snapshot(), honest.proof(), honest.key(), honest.prover())
                : Statements.of(honest).openings(changed).bundle();
        return invalid(name, code, clause, made, bundle).after(5).supplying(world.snapshot(3));
    }

    private Openings anotherHead(Openings fired) {
        ProgramEntry joined = fired.programs().getLast();
        ProgramEntry changed = new ProgramEntry(
                joined.program(),
                joined.counterBefore(),
                joined.counterAfter(),
                joined.headBefore(),
                new IntentHead(Fr.of(5)));
        return lists(fired.effects(), List.of(fired.programs().getFirst(), changed), fired.ownership(), fired.uses());
    }

    private Openings anotherPromise(Openings fired) {
        EffectsOpening.Full all = (EffectsOpening.Full) fired.effects();
        ProgramEntry author = fired.programs().getFirst();
        Join kept = (Join) all.effects().getLast();
        Join broken = new Join(kept.header(), ProgramId.of(1));
        IntentHead head = broken.intentHead(
                all.entries().getFirst().head(), world.bundle(6).statement().instance());
        List<EffectEntry> entries = List.of(
                all.entries().getFirst(),
                new EffectEntry(head, all.entries().getLast().tick()));
        ProgramEntry after = new ProgramEntry(
                author.program(), author.counterBefore(), author.counterAfter(), author.headBefore(), head);
        return lists(
                new EffectsOpening.Full(entries, List.of(all.effects().getFirst(), broken)),
                List.of(after, fired.programs().getLast()),
                fired.ownership(),
                fired.uses());
    }

    private CorpusCase opening(String name, VerificationCode code, String clause, String made, Openings changed) {
        Bundle bundle = new Bundle(use.statement(), changed, use.snapshot(), use.proof(), use.key(), use.prover());
        return history(name, code, clause, made, bundle);
    }

    private static Openings lists(
            EffectsOpening effects, List<ProgramEntry> programs, List<OwnershipEntry> ownership, List<UseEntry> uses) {
        return new Openings(effects, programs, ownership, uses);
    }

    private EffectsOpening heads() {
        EffectEntry entry = published.entries().getFirst();
        return new EffectsOpening.Heads(
                List.of(new EffectEntry(entry.head(), Tick.of(entry.tick().value() + 1))));
    }

    private List<ProgramEntry> programs() {
        ProgramEntry p = lists.programs().getFirst();
        return List.of(
                new ProgramEntry(ProgramId.of(1), p.counterBefore(), p.counterAfter(), p.headBefore(), p.headAfter()));
    }

    private List<OwnershipEntry> ownership() {
        OwnershipEntry entry = lists.ownership().getFirst();
        return List.of(new OwnershipEntry(entry.resource(), entry.before(), Holding.held(ProgramId.of(3))));
    }

    private EffectsOpening effects() {
        Transfer transfer = (Transfer) published.effects().getFirst();
        return new EffectsOpening.Full(
                published.entries(),
                List.of(new Transfer(transfer.header(), transfer.resource(), transfer.capability(), ProgramId.of(3))));
    }

    private Bundle contradiction() {
        return Statements.of(use)
                .openings(lists(lists.effects(), lists.programs(), lists.ownership(), List.of()))
                .bundle();
    }

    private Bundle withSnapshot(SignedSnapshot snapshot) {
        return new Bundle(use.statement(), lists, snapshot, use.proof(), use.key(), use.prover());
    }

    private SignedSnapshot second() {
        Synthetic synthetic = world.synthetic();
        return synthetic.sign(synthetic.snapshot(
                world.snapshot(1).snapshot().digest(),
                2,
                4,
                1,
                world.bundle(1).statement().postRoot()));
    }
}
