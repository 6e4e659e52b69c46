package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.AtomicGroup;
import io.tidemark.model.Bundle;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published effects that do not lead to the lists beside them. */
class EffectChecksTest {
    private static final Bundle USE = bundle(3);
    private static final Bundle SWAP = bundle(4);
    private static final Bundle PARTS = bundle(5);
    private static final Bundle FIRED = bundle(6);

    @Test
    void honestEffects_pass() {
        for (Bundle b : TestWorld.WORLD.bundles()) {
            if (b.openings().effects() instanceof EffectsOpening.Full published) {
                assertThat(new EffectChecks(b.statement(), b.openings(), published).run())
                        .isEmpty();
            }
        }
    }

    @Test
    void anotherContent_fails() {
        Transfer transfer = (Transfer) effects(USE).getFirst();
        assertFails(
                USE,
                List.of(new Transfer(transfer.header(), transfer.resource(), transfer.capability(), ProgramId.of(1))));
    }

    @Test
    void anotherCounter_fails() {
        EffectHeader h = effects(USE).getFirst().header();
        assertFails(
                USE,
                List.of(effects(USE)
                        .getFirst()
                        .withHeader(new EffectHeader(h.author(), h.counter().next(), h.snapshot(), h.group()))));
    }

    @Test
    void anotherAuthor_fails() {
        EffectHeader h = effects(USE).getFirst().header();
        assertFails(
                USE,
                List.of(effects(USE)
                        .getFirst()
                        .withHeader(new EffectHeader(ProgramId.of(9), Counter.of(1), h.snapshot(), h.group()))));
    }

    @Test
    void anotherSnapshot_failsThoughTheHeadsFollow() {
        Effect moved = effects(USE)
                .getFirst()
                .withHeader(EffectHeader.of(
                        effects(USE).getFirst().author(),
                        effects(USE).getFirst().header().counter(),
                        new SnapshotDigest(Fr.of(3))));
        assertFailsRehashed(
                USE, List.of(moved), USE.openings().uses(), USE.openings().ownership());
    }

    @Test
    void headAfterThatIsNotTheLast_fails() {
        ProgramEntry p = USE.openings().programs().getFirst();
        ProgramEntry wrong = new ProgramEntry(
                p.program(), p.counterBefore(), p.counterAfter(), p.headBefore(), new IntentHead(Fr.of(4)));
        Openings openings = new Openings(
                USE.openings().effects(),
                List.of(wrong),
                USE.openings().ownership(),
                USE.openings().uses());
        assertThat(run(USE, openings)).isTrue();
    }

    @Test
    void group_atTwoTicks_fails() {
        List<EffectEntry> entries = new ArrayList<>(published(SWAP).entries());
        entries.set(
                1,
                new EffectEntry(
                        entries.get(1).head(), Tick.of(entries.get(1).tick().value() + 1)));
        Openings openings = withEffects(SWAP, new EffectsOpening.Full(entries, effects(SWAP)));
        assertThat(run(SWAP, openings)).isTrue();
    }

    @Test
    void group_thatIsNotWhole_fails() {
        assertFailsRegrouped(0, group -> new GroupMembership(group.digest(), 0, 3));
    }

    @Test
    void group_placeTaken_fails() {
        assertFailsRegrouped(1, group -> new GroupMembership(group.digest(), 0, 2));
    }

    @Test
    void group_placeBeyondTheSize_fails() {
        assertFailsRegrouped(1, group -> new GroupMembership(group.digest(), 2, 2));
    }

    @Test
    void group_ofAnotherDigest_fails() {
        List<Effect> changed = new ArrayList<>(effects(SWAP));
        for (int i = 0; i < 2; i++) {
            GroupMembership group = new GroupMembership(new GroupDigest(Fr.of(5)), i, 2);
            changed.set(i, changed.get(i).withHeader(changed.get(i).header().withGroup(group)));
        }
        assertFailsRehashed(
                SWAP, changed, SWAP.openings().uses(), SWAP.openings().ownership());
    }

    @Test
    void use_thatNoEffectMakes_fails() {
        assertFailsRehashed(
                USE, effects(USE), List.of(UseEntry.NONE), USE.openings().ownership());
    }

    @Test
    void resource_thatIsNotListed_fails() {
        OwnershipEntry entry = USE.openings().ownership().getFirst();
        assertFailsRehashed(
                USE,
                effects(USE),
                USE.openings().uses(),
                List.of(new OwnershipEntry(ResourceId.of(8), entry.before(), entry.after())));
    }

    @Test
    void newResource_thatNobodyDeposited_fails() {
        OwnershipEntry entry = USE.openings().ownership().getFirst();
        assertFailsRehashed(
                USE,
                effects(USE),
                USE.openings().uses(),
                List.of(new OwnershipEntry(entry.resource(), Holding.NONE, entry.after())));
    }

    @Test
    void splitWithoutANewResource_fails() {
        List<OwnershipEntry> old = PARTS.openings().ownership().stream()
                .filter(entry -> !entry.before().equals(Holding.NONE))
                .toList();
        assertFailsRehashed(PARTS, effects(PARTS), PARTS.openings().uses(), old);
    }

    @Test
    void resourceThatEnded_thatIsNotListed_fails() {
        Merge merge = new Merge(effects(PARTS).get(1).header(), ResourceId.of(2), ResourceId.of(7));
        List<Effect> changed =
                List.of(effects(PARTS).get(0), merge, effects(PARTS).get(2));
        assertFailsRehashed(
                PARTS, changed, PARTS.openings().uses(), PARTS.openings().ownership());
    }

    @Test
    void fire_thatAnotherEffectFollows_fails() {
        Join join = (Join) effects(FIRED).getLast();
        assertFailsRehashed(
                FIRED,
                List.of(
                        effects(FIRED).getFirst(),
                        new Transfer(join.header(), ResourceId.of(1), CapabilityId.NONE, ProgramId.of(2))),
                FIRED.openings().uses(),
                List.of(new OwnershipEntry(
                        ResourceId.of(1), Holding.held(ProgramId.of(1)), Holding.held(ProgramId.of(2)))));
    }

    @Test
    void fire_inAGroup_fails() {
        List<Effect> changed = new ArrayList<>(effects(FIRED));
        changed.set(0, AtomicGroup.form(List.of(changed.getFirst())).getFirst());
        assertFailsRehashed(
                FIRED, changed, FIRED.openings().uses(), FIRED.openings().ownership());
    }

    @Test
    void fire_thatNothingFollows_fails() {
        List<Effect> changed = List.of(effects(FIRED).getFirst());
        assertFailsRehashed(
                FIRED, changed, List.of(UseEntry.NONE), FIRED.openings().ownership());
    }

    @Test
    void programJoined_withoutAJoin_orAJoinWithoutIt_fails() {
        Openings lists = FIRED.openings();
        Openings unlisted =
                new Openings(lists.effects(), lists.programs().subList(0, 1), lists.ownership(), lists.uses());
        assertThat(run(FIRED, unlisted)).isTrue();
        ProgramEntry idle = lists.programs().getLast();
        ProgramEntry stranger = new ProgramEntry(
                ProgramId.of(9), idle.counterBefore(), idle.counterAfter(), idle.headBefore(), idle.headAfter());
        List<ProgramEntry> more = new ArrayList<>(lists.programs());
        more.add(stranger);
        assertThat(run(FIRED, new Openings(lists.effects(), more, lists.ownership(), lists.uses())))
                .isTrue();
    }

    private static EffectsOpening.Full published(Bundle b) {
        return (EffectsOpening.Full) b.openings().effects();
    }

    private static List<Effect> effects(Bundle b) {
        return published(b).effects();
    }

    private static Openings withEffects(Bundle b, EffectsOpening effects) {
        return new Openings(
                effects,
                b.openings().programs(),
                b.openings().ownership(),
                b.openings().uses());
    }

    private static void assertFails(Bundle b, List<Effect> effects) {
        assertThat(run(b, withEffects(b, new EffectsOpening.Full(published(b).entries(), effects))))
                .isTrue();
    }

    private static void assertFailsRegrouped(int place, java.util.function.UnaryOperator<GroupMembership> change) {
        List<Effect> changed = new ArrayList<>(effects(SWAP));
        EffectHeader header = changed.get(place).header();
        changed.set(place, changed.get(place).withHeader(header.withGroup(change.apply(header.group()))));
        assertFailsRehashed(
                SWAP, changed, SWAP.openings().uses(), SWAP.openings().ownership());
    }

    /** With heads that follow from the changed effects, so that only the change itself can be the fault. */
    private static void assertFailsRehashed(
            Bundle b, List<Effect> effects, List<UseEntry> uses, List<OwnershipEntry> ownership) {
        Map<ProgramId, IntentHead> heads = new HashMap<>();
        b.openings().programs().forEach(p -> heads.put(p.program(), p.headBefore()));
        List<EffectEntry> entries = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            IntentHead before = heads.getOrDefault(effect.author(), IntentHead.NONE);
            IntentHead head = effect.intentHead(before, b.statement().instance());
            heads.put(effect.author(), head);
            entries.add(new EffectEntry(head, published(b).entries().get(i).tick()));
        }
        List<ProgramEntry> programs = b.openings().programs().stream()
                .map(p -> new ProgramEntry(
                        p.program(),
                        p.counterBefore(),
                        p.counterAfter(),
                        p.headBefore(),
                        heads.getOrDefault(p.program(), IntentHead.NONE)))
                .toList();
        Openings openings = new Openings(new EffectsOpening.Full(entries, effects), programs, ownership, uses);
        assertThat(run(b, openings)).isTrue();
    }

    /** Whether the check fails, with its one code. */
    private static boolean run(Bundle b, Openings openings) {
        var failure = new EffectChecks(b.statement(), openings, (EffectsOpening.Full) openings.effects()).run();
        failure.ifPresent(f -> assertThat(f.code()).isEqualTo(VerificationCode.E_OPENING_EFFECTS));
        return failure.isPresent();
    }
}
