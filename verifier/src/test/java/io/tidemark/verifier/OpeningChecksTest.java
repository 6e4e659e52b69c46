package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import io.tidemark.model.UsesDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Lists that do not open their digests, and lists that do but contradict themselves: one test a lie. */
class OpeningChecksTest {
    private static final ShapeCapacities ROWS = Shapes.capacities(Synthetic.SHAPE);
    private static final Statement STATEMENT = bundle(3).statement();
    private static final Openings OPENINGS = bundle(3).openings();
    private static final ProgramEntry PROGRAM = OPENINGS.programs().getFirst();
    private static final OwnershipEntry RESOURCE = OPENINGS.ownership().getFirst();
    private static final UseEntry USE = OPENINGS.uses().getFirst();
    private static final EffectEntry EFFECT =
            OPENINGS.effects().heads().orElseThrow().getFirst();

    @Test
    void honestLists_pass() {
        for (var b : TestWorld.WORLD.bundles()) {
            assertThat(new OpeningChecks(b.statement(), b.openings(), ROWS).run())
                    .isEmpty();
        }
    }

    @Test
    void headsWithheld_pass() {
        Openings withheld =
                new Openings(new EffectsOpening.Withheld(), OPENINGS.programs(), OPENINGS.ownership(), OPENINGS.uses());
        assertThat(new OpeningChecks(STATEMENT, withheld, ROWS).run()).isEmpty();
    }

    @Test
    void listsThatDoNotOpenTheirDigests_areNamed() {
        assertUnopened(withHeads(List.of(new EffectEntry(EFFECT.head(), Tick.of(99)))), "E_OPENING_HEADS");
        assertUnopened(withHeads(Collections.nCopies(5, EFFECT)), "E_OPENING_HEADS");
        assertUnopened(withPrograms(List.of()), "E_OPENING_PROGRAMS");
        assertUnopened(withPrograms(Collections.nCopies(5, PROGRAM)), "E_OPENING_PROGRAMS");
        assertUnopened(withOwnership(List.of()), "E_OPENING_OWNERSHIP");
        assertUnopened(withOwnership(Collections.nCopies(5, RESOURCE)), "E_OPENING_OWNERSHIP");
        assertUnopened(withUses(List.of(UseEntry.NONE)), "E_OPENING_USES");
        assertUnopened(withUses(Collections.nCopies(5, USE)), "E_OPENING_USES");
    }

    @Test
    void programs_repeated_contradict() {
        assertContradicts(withPrograms(List.of(PROGRAM, PROGRAM)));
    }

    @Test
    void programs_ofNoIndex_contradict() {
        assertContradicts(withProgram(p ->
                new ProgramEntry(ProgramId.NONE, p.counterBefore(), p.counterAfter(), p.headBefore(), p.headAfter())));
    }

    @Test
    void programs_counterThatStays_contradicts() {
        assertContradicts(withProgram(
                p -> new ProgramEntry(p.program(), p.counterAfter(), p.counterAfter(), p.headBefore(), p.headAfter())));
    }

    @Test
    void programs_counterThatFalls_contradicts() {
        assertContradicts(withProgram(
                p -> new ProgramEntry(p.program(), Counter.of(9), p.counterAfter(), p.headBefore(), p.headAfter())));
    }

    @Test
    void programs_oldOneWithoutHead_contradicts() {
        assertContradicts(withProgram(p ->
                new ProgramEntry(p.program(), p.counterBefore(), p.counterAfter(), IntentHead.NONE, p.headAfter())));
    }

    @Test
    void programs_newOneWithHead_contradicts() {
        assertContradicts(withProgram(
                p -> new ProgramEntry(p.program(), Counter.ZERO, Counter.of(1), p.headBefore(), p.headAfter())));
    }

    @Test
    void programs_noHeadAfter_contradicts() {
        assertContradicts(withProgram(p ->
                new ProgramEntry(p.program(), p.counterBefore(), p.counterAfter(), p.headBefore(), IntentHead.NONE)));
    }

    @Test
    void programs_moreStepsThanEffects_contradict() {
        assertContradicts(withProgram(p -> new ProgramEntry(
                p.program(), p.counterBefore(), p.counterAfter().next(), p.headBefore(), p.headAfter())));
        assertContradicts(withProgram(
                p -> new ProgramEntry(p.program(), p.counterBefore(), Counter.of(100), p.headBefore(), p.headAfter())));
    }

    @Test
    void programs_joined_areAsBeforeAndStandLast() {
        Openings fired = bundle(6).openings();
        ProgramEntry author = fired.programs().getFirst();
        ProgramEntry joined = fired.programs().getLast();
        assertThat(joined.acted()).isFalse();
        assertJoinedContradicts(joined, author);
        assertJoinedContradicts(
                author,
                new ProgramEntry(
                        joined.program(), Counter.ZERO, Counter.ZERO, joined.headBefore(), joined.headAfter()));
        assertJoinedContradicts(
                author,
                new ProgramEntry(
                        joined.program(),
                        joined.counterBefore(),
                        joined.counterAfter(),
                        joined.headBefore(),
                        new IntentHead(Fr.of(5))));
        assertJoinedContradicts(
                author,
                new ProgramEntry(
                        joined.program(),
                        joined.counterBefore(),
                        joined.counterAfter(),
                        IntentHead.NONE,
                        IntentHead.NONE));
        Openings two = withPrograms(fired, List.of(author, joined, joined));
        assertThat(new OpeningChecks(bundle(6).statement(), two, ROWS).run())
                .hasValueSatisfying(
                        failure -> assertThat(failure.code()).isEqualTo(VerificationCode.E_OPENING_PROGRAMS));
    }

    private static void assertJoinedContradicts(ProgramEntry first, ProgramEntry second) {
        var bundle = Statements.of(bundle(6))
                .openings(withPrograms(bundle(6).openings(), List.of(first, second)))
                .bundle();
        assertThat(new OpeningChecks(bundle.statement(), bundle.openings(), ROWS).run())
                .hasValueSatisfying(
                        failure -> assertThat(failure.code()).isEqualTo(VerificationCode.E_OPENING_CONTRADICTION));
    }

    private static Openings withPrograms(Openings lists, List<ProgramEntry> programs) {
        return new Openings(lists.effects(), programs, lists.ownership(), lists.uses());
    }

    @Test
    void effects_none_contradict() {
        Openings none = new Openings(new EffectsOpening.Withheld(), List.of(), OPENINGS.ownership(), List.of());
        assertContradicts(none);
    }

    @Test
    void heads_moreThanEffects_contradict() {
        EffectEntry another = new EffectEntry(new IntentHead(Fr.of(7)), Tick.of(9));
        assertContradicts(withHeads(List.of(EFFECT, another)));
    }

    @Test
    void heads_withoutTick_contradict() {
        assertContradicts(withHeads(List.of(new EffectEntry(EFFECT.head(), Tick.ZERO))));
    }

    @Test
    void heads_repeated_contradict() {
        Openings four = TestWorld.bundle(1).openings();
        List<EffectEntry> heads = new ArrayList<>(four.effects().heads().orElseThrow());
        heads.set(2, heads.get(3));
        assertContradicts(
                new Openings(new EffectsOpening.Heads(heads), four.programs(), four.ownership(), four.uses()));
    }

    @Test
    void heads_withoutTheLastOfAProgram_contradict() {
        assertContradicts(withHeads(List.of(new EffectEntry(new IntentHead(Fr.of(7)), EFFECT.tick()))));
    }

    @Test
    void ownership_repeated_contradicts() {
        assertContradicts(withOwnership(List.of(RESOURCE, RESOURCE)));
    }

    @Test
    void ownership_ofNoIndex_contradicts() {
        assertContradicts(
                withOwnership(List.of(new OwnershipEntry(ResourceId.NONE, RESOURCE.before(), RESOURCE.after()))));
    }

    @Test
    void ownership_absentAfter_contradicts() {
        assertContradicts(
                withOwnership(List.of(new OwnershipEntry(RESOURCE.resource(), RESOURCE.before(), Holding.NONE))));
    }

    @Test
    void uses_fewerThanEffects_contradict() {
        assertContradicts(withUses(List.of()));
    }

    @Test
    void uses_byAProgramThatDidNotAct_contradict() {
        assertContradicts(withUses(
                List.of(UseEntry.of(USE.capability(), ProgramId.of(3), USE.resource(), USE.tick(), Right.TRANSFER))));
    }

    @Test
    void uses_ofAResourceThatWasNotTouched_contradict() {
        assertContradicts(withUses(
                List.of(UseEntry.of(USE.capability(), USE.user(), ResourceId.of(9), USE.tick(), Right.TRANSFER))));
    }

    @Test
    void uses_atAnotherTick_contradict() {
        assertContradicts(withUses(
                List.of(UseEntry.of(USE.capability(), USE.user(), USE.resource(), Tick.of(77), Right.TRANSFER))));
    }

    @Test
    void uses_ofAScopeOfAll_pass() {
        Openings all = withUses(
                List.of(UseEntry.of(CapabilityId.of(4), USE.user(), ResourceId.NONE, USE.tick(), Right.DELEGATE)));
        assertThat(new OpeningChecks(opened(all), all, ROWS).run()).isEmpty();
    }

    private static Openings withProgram(UnaryOperator<ProgramEntry> change) {
        return withPrograms(List.of(change.apply(PROGRAM)));
    }

    private static Openings withPrograms(List<ProgramEntry> programs) {
        return new Openings(OPENINGS.effects(), programs, OPENINGS.ownership(), OPENINGS.uses());
    }

    private static Openings withOwnership(List<OwnershipEntry> ownership) {
        return new Openings(OPENINGS.effects(), OPENINGS.programs(), ownership, OPENINGS.uses());
    }

    private static Openings withUses(List<UseEntry> uses) {
        return new Openings(OPENINGS.effects(), OPENINGS.programs(), OPENINGS.ownership(), uses);
    }

    private static Openings withHeads(List<EffectEntry> heads) {
        return new Openings(
                new EffectsOpening.Heads(heads), OPENINGS.programs(), OPENINGS.ownership(), OPENINGS.uses());
    }

    /** The statement that these lists open: what a broken circuit could be made to prove. */
    private static Statement opened(Openings o) {
        Statement s = STATEMENT;
        return new Statement(
                s.instance(),
                s.shape(),
                s.preRoot(),
                s.postRoot(),
                s.snapshot(),
                s.sequence(),
                o.effects().heads().map(heads -> EffectsDigest.of(heads, ROWS)).orElse(s.effects()),
                ProgramsDigest.of(o.programs(), ROWS),
                OwnershipDigest.of(o.ownership(), ROWS),
                UsesDigest.of(o.uses(), ROWS));
    }

    private static void assertUnopened(Openings openings, String code) {
        assertThat(new OpeningChecks(STATEMENT, openings, ROWS)
                        .run()
                        .map(f -> f.code().name()))
                .contains(code);
    }

    private static void assertContradicts(Openings openings) {
        assertThat(new OpeningChecks(opened(openings), openings, ROWS).run().map(Failure::code))
                .contains(VerificationCode.E_OPENING_CONTRADICTION);
    }
}
