package io.tidemark.verifier.audit.question;

import io.tidemark.model.EscrowTerms;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Who could do what to a resource, and through which chain (spec 3.5, read the other way round). */
public final class AccessQuestion {
    private static final Rights WHILE_HELD = Rights.of(Right.TRANSFER, Right.ESCROW, Right.DELEGATE);
    private static final Rights WHILE_ESCROWED = Rights.of(Right.CLAIM, Right.DELEGATE);

    private final Ledger ledger;
    private final KnownResource resource;
    private final List<Access> answers = new ArrayList<>();

    private AccessQuestion(Ledger ledger, KnownResource resource) {
        this.ledger = ledger;
        this.resource = resource;
    }

    /**
     * Answers at the point of the history that the ledger stands at. If the ledger is not whole there may be more.
     *
     * @return the owner first, then by capability
     */
    public static List<Access> ask(Ledger ledger, KnownResource resource) {
        AccessQuestion question = new AccessQuestion(ledger, resource);
        switch (resource.holding().status()) {
            case HELD -> question.held();
            case ESCROWED -> question.escrowed();
            case IN_CALL -> question.inCall();
            case ABSENT, WITHDRAWN, MERGED -> {}
        }
        return question.answers;
    }

    private void held() {
        direct(resource.holding().owner(), Access.Way.OWNER, WHILE_HELD);
        capabilities(WHILE_HELD);
    }

    private void escrowed() {
        EscrowTerms terms = resource.terms();
        ProgramId custodian = resource.holding().custodianProgram();
        direct(resource.holding().owner(), Access.Way.OWNER, Rights.of(Right.DELEGATE));
        if (mayClaim(custodian)) {
            boolean alone = terms.beneficiary().equals(custodian);
            direct(custodian, alone ? Access.Way.BENEFICIARY : Access.Way.CUSTODIAN, Rights.of(Right.CLAIM));
        }
        if (terms.revocable() || ledger.time().compareTo(terms.deadline()) > 0) {
            direct(terms.escrower(), Access.Way.ESCROWER, Rights.NONE);
        }
        capabilities(WHILE_ESCROWED);
    }

    private void inCall() {
        ledger.call(resource.holding().call())
                .ifPresent(call -> direct(call.target(), Access.Way.CALL_TARGET, Rights.NONE));
    }

    private boolean mayClaim(ProgramId claimant) {
        EscrowTerms terms = resource.terms();
        return ledger.time().compareTo(terms.deadline()) <= 0
                && (terms.beneficiary().isNone() || terms.beneficiary().equals(claimant));
    }

    private void direct(ProgramId program, Access.Way way, Rights rights) {
        answers.add(new Access(program, way, rights, List.of()));
    }

    private void capabilities(Rights fitting) {
        for (KnownCapability capability : ledger.capabilities()) {
            int mask = capability.grant().rights().mask() & fitting.mask();
            if (resource.holding().status() == ResourceStatus.ESCROWED
                    && !mayClaim(capability.grant().holder())) {
                mask &= ~Right.CLAIM.mask();
            }
            List<KnownCapability> chain = ledger.chainOf(capability);
            if (mask != 0 && covers(capability) && isAlive(capability, chain)) {
                mask = moves(chain) ? mask : mask & Right.DELEGATE.mask();
                if (mask != 0) {
                    answers.add(
                            new Access(capability.grant().holder(), Access.Way.CAPABILITY, new Rights(mask), chain));
                }
            }
        }
    }

    private boolean covers(KnownCapability capability) {
        boolean scoped = capability.grant().scope().isNone()
                || capability.grant().scope().equals(resource.id());
        return scoped && capability.grant().root().equals(resource.holding().owner());
    }

    private boolean isAlive(KnownCapability capability, List<KnownCapability> chain) {
        Seconds expiry = capability.grant().expiry();
        return chain.size() == capability.grant().depth()
                && ledger.deathOf(capability).isEmpty()
                && ledger.time().compareTo(expiry) <= 0;
    }

    private boolean moves(List<KnownCapability> chain) {
        return chain.stream().allMatch(link -> resource.quantity().isWithin(link.remaining()));
    }
}
