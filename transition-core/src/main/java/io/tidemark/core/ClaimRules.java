package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_DEADLINE_PASSED;
import static io.tidemark.model.RejectCode.E_NOT_BENEFICIARY;
import static io.tidemark.model.RejectCode.E_NOT_CUSTODIAN;

import io.tidemark.core.trace.Role;
import io.tidemark.model.Claim;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.Right;
import java.util.List;

/** Claim: the custodian, or who holds CLAIM over it, becomes the owner of an escrowed resource. */
final class ClaimRules implements EffectRules<Claim> {
    private static final Ladder<Claim> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.partyKnown(Claim::custodian),
                    ResourceRules.known(Claim::resource),
                    ResourceRules.escrowed(Claim::resource, Claim::custodian, Claim::slot)),
            new CapabilityRules<Claim>(Claim::capability, Claim::resource, Right.CLAIM).moving(),
            List.of(
                    rule(
                            E_NOT_CUSTODIAN,
                            (s, e) -> !e.capability().isNone() || e.author().equals(e.custodian())),
                    rule(E_NOT_BENEFICIARY, ClaimRules::isBeneficiary),
                    rule(
                            E_DEADLINE_PASSED,
                            (s, e) -> s.time().compareTo(terms(s, e).deadline()) <= 0)));

    @Override
    public Ladder<Claim> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Claim effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        writes.put(
                Role.RESOURCE, effect.resource(), before.withHolding(Holding.held(effect.author()), EscrowTerms.NONE));
        writes.use(scene, effect.capability(), effect.author(), effect.resource(), Right.CLAIM, before.quantity());
    }

    private static EscrowTerms terms(Scene scene, Claim effect) {
        return scene.resource(effect.resource()).terms();
    }

    private static boolean isBeneficiary(Scene scene, Claim effect) {
        ProgramId beneficiary = terms(scene, effect).beneficiary();
        return beneficiary.isNone() || beneficiary.equals(effect.author());
    }
}
