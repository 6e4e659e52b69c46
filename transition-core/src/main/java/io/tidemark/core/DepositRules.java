package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_FACT_MISMATCH;
import static io.tidemark.model.RejectCode.E_FACT_UNKNOWN;
import static io.tidemark.model.RejectCode.E_FACT_USED;
import static io.tidemark.model.RejectCode.E_NOT_ACCOUNT;
import static io.tidemark.model.RejectCode.E_STATE_FULL;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CellKind;
import io.tidemark.model.Deposit;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.Provenance;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import java.util.List;

/** Deposit: a new resource, backed by a fact of the snapshot. */
final class DepositRules implements EffectRules<Deposit> {
    private static final Ladder<Deposit> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.RESOURCE)),
                    rule(E_NOT_ACCOUNT, (s, e) -> s.author(e).isAccount()),
                    rule(E_FACT_UNKNOWN, (s, e) -> s.snapshot().fact(e.fact()).isPresent()),
                    rule(E_FACT_MISMATCH, DepositRules::isBacked),
                    rule(
                            E_FACT_USED,
                            (s, e) -> e.factSequence().compareTo(s.author(e).deposits()) > 0)));

    @Override
    public Ladder<Deposit> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Deposit effect, Writes writes) {
        ResourceCell resource = new ResourceCell(
                writes.created(),
                effect.asset(),
                Holding.held(effect.author()),
                effect.quantity(),
                EscrowTerms.NONE,
                scene.author(effect).domain(),
                Provenance.of(effect.fact()));
        writes.put(Role.RESOURCE, ResourceId.of(scene.nextIndex(CellKind.RESOURCE)), resource);
    }

    @Override
    public ProgramCell author(ProgramCell before, Deposit effect, Writes writes) {
        return new ProgramCell(
                before.stamp(),
                before.key(),
                before.head(),
                before.callHead(),
                before.counter(),
                before.registeredAt(),
                before.domain(),
                effect.factSequence());
    }

    private static boolean isBacked(Scene scene, Deposit effect) {
        Fact fact = scene.snapshot().fact(effect.fact()).orElseThrow();
        return fact.kind() == FactKind.DEPOSIT
                && fact.domain().equals(scene.author(effect).domain())
                && fact.account().equals(effect.author())
                && fact.asset().equals(effect.asset())
                && fact.quantity().equals(effect.quantity())
                && fact.sequence().equals(effect.factSequence());
    }
}
