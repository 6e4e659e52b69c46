package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_ADDRESS_TAKEN;
import static io.tidemark.model.RejectCode.E_KEY_WEAK;
import static io.tidemark.model.RejectCode.E_STATE_FULL;

import io.tidemark.algebra.SchnorrPublicKey;
import io.tidemark.core.trace.Role;
import io.tidemark.model.CellKind;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.Register;
import io.tidemark.model.Sequence;
import java.util.List;

/** Register: a new program. */
final class RegisterRules implements EffectRules<Register> {
    private static final Ladder<Register> LADDER = Ladder.of(
            AuthorRules.unborn(),
            List.of(
                    rule(E_ADDRESS_TAKEN, (s, e) -> e.author().index() == s.nextIndex(CellKind.PROGRAM)),
                    rule(E_KEY_WEAK, (s, e) -> SchnorrPublicKey.fault(e.key()).isEmpty()),
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.PROGRAM))));

    @Override
    public Ladder<Register> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Register effect, Writes writes) {
        ProgramCell program = new ProgramCell(
                writes.created(),
                effect.key(),
                writes.head(),
                IntentHead.NONE,
                effect.header().counter(),
                writes.tick(),
                effect.domain(),
                Sequence.ZERO);
        writes.put(Role.AUTHOR, effect.author(), program);
    }
}
