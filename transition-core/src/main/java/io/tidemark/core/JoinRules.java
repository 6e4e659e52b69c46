package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_PARTY_SELF;

import io.tidemark.core.trace.Role;
import io.tidemark.model.Join;
import java.util.List;

/** Join: the author's tick passes the clock of another program, whose content stays. */
final class JoinRules implements EffectRules<Join> {
    private static final Ladder<Join> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.partyKnown(Join::program),
                    rule(E_PARTY_SELF, (s, e) -> !e.program().equals(e.author()))));

    @Override
    public Ladder<Join> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Join effect, Writes writes) {
        writes.put(Role.OTHER, effect.program(), scene.program(effect.program()));
    }
}
