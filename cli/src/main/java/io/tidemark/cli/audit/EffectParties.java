package io.tidemark.cli.audit;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Register;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;

/**
 * Whom else an effect concerns.
 *
 * @param party the other program; NONE if there is none
 * @param call the call that is answered; NONE if none is
 */
record EffectParties(ProgramId party, CallId call) {
    static EffectParties of(Effect effect) {
        return switch (effect) {
            case Transfer e -> with(e.newOwner());
            case Escrow e -> with(e.custodian());
            case Claim e -> with(e.custodian());
            case Revoke e -> with(e.custodian());
            case Delegate e -> with(e.holder());
            case Invoke e -> with(e.target());
            case Accept e -> new EffectParties(ProgramId.NONE, e.call());
            case Decline e -> new EffectParties(ProgramId.NONE, e.call());
            case Register e -> with(ProgramId.NONE);
            case Deposit e -> with(ProgramId.NONE);
            case Withdraw e -> with(ProgramId.NONE);
            case RevokeCapability e -> with(ProgramId.NONE);
            case Split e -> with(ProgramId.NONE);
            case Merge e -> with(ProgramId.NONE);
            case Watch e -> with(e.condition().watched().party());
            case Fire e -> with(e.watched().party());
            case Join e -> with(e.program());
        };
    }

    /** Whether a program made the effect, or is the other program of it. */
    static boolean concerns(Effect effect, ProgramId program) {
        return effect.author().equals(program) || of(effect).party().equals(program);
    }

    private static EffectParties with(ProgramId party) {
        return new EffectParties(party, CallId.NONE);
    }
}
