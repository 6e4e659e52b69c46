package io.tidemark.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Tick;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.question.Access;
import io.tidemark.verifier.audit.question.Access.Way;
import io.tidemark.verifier.audit.question.AccessQuestion;
import io.tidemark.verifier.audit.question.UntilTick;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessQuestionTest {
    private static final long DAY = 86_400;

    /** A (1) owns 100 and lets B (2) transfer and delegate; B lets C (3) transfer up to 40. */
    private static HistoryScript granted() {
        return new HistoryScript()
                .batch(DAY)
                .register(1, 2, 3)
                .deposit(1, 100)
                .delegate(1, 1, 0, 2, 100, 2 * DAY, Right.TRANSFER, Right.DELEGATE)
                .delegate(2, 1, 1, 3, 40, 2 * DAY, Right.TRANSFER);
    }

    private static List<Access> ask(HistoryScript script, long tick) {
        Inspection inspection = new Inspection(List.of(), finding -> {});
        script.occurrences().forEach(new UntilTick(Tick.of(tick), inspection));
        return AccessQuestion.ask(
                inspection.ledger(),
                inspection.ledger().resource(ResourceId.of(1)).orElseThrow());
    }

    @Test
    void ask_heldResource_listsOwnerAndLivingCapabilitiesThatReach() {
        assertThat(ask(granted(), 99))
                .extracting(Access::program, Access::way, Access::rights)
                .containsExactly(
                        tuple(ProgramId.of(1), Way.OWNER, Rights.of(Right.TRANSFER, Right.ESCROW, Right.DELEGATE)),
                        tuple(ProgramId.of(2), Way.CAPABILITY, Rights.of(Right.TRANSFER, Right.DELEGATE)));
        assertThat(ask(granted(), 99).get(1).chain()).hasSize(1);
    }

    @Test
    void ask_earlierTick_knowsNothingOfWhatCameLater() {
        assertThat(ask(granted(), 4)).extracting(Access::program).containsExactly(ProgramId.of(1));
    }

    @Test
    void ask_afterRevocation_everythingBelowIsDead() {
        HistoryScript script = new HistoryScript()
                .batch(DAY)
                .register(1, 2, 3)
                .deposit(1, 30)
                .delegate(1, 1, 0, 2, 100, 2 * DAY, Right.TRANSFER, Right.DELEGATE)
                .delegate(2, 1, 1, 3, 40, 2 * DAY, Right.TRANSFER);
        assertThat(ask(script, 99)).extracting(Access::program).contains(ProgramId.of(3));
        script.revoke(1, 1);
        assertThat(ask(script, 99)).extracting(Access::program).containsExactly(ProgramId.of(1));
        var dead =
                script.ledger().capability(io.tidemark.model.CapabilityId.of(2)).orElseThrow();
        assertThat(script.ledger().deathOf(dead).orElseThrow().id().index()).isEqualTo(1);
    }

    @Test
    void ask_afterExpiry_capabilitiesReachNothing() {
        HistoryScript script = granted().batch(3 * DAY).register(4);
        assertThat(ask(script, 99)).extracting(Access::way).containsExactly(Way.OWNER);
    }

    @Test
    void ask_escrowed_namesCustodianUntilDeadlineAndEscrowerAfterIt() {
        HistoryScript script = granted().escrow(1, 1, 3, 2 * DAY);
        assertThat(ask(script, 99))
                .extracting(Access::program, Access::way)
                .containsExactly(
                        tuple(ProgramId.of(1), Way.OWNER),
                        tuple(ProgramId.of(3), Way.CUSTODIAN),
                        tuple(ProgramId.of(2), Way.CAPABILITY));
        script.batch(3 * DAY).register(4);
        assertThat(ask(script, 99))
                .extracting(Access::program, Access::way)
                .containsExactly(tuple(ProgramId.of(1), Way.OWNER), tuple(ProgramId.of(1), Way.ESCROWER));
    }

    @Test
    void ask_afterTheOwnerChanged_theOldOwnersGrantsReachNothing() {
        HistoryScript script = granted().transfer(1, 1, 0, 3);
        assertThat(ask(script, 99))
                .extracting(Access::program, Access::way)
                .containsExactly(tuple(ProgramId.of(3), Way.OWNER));
    }
}
