package io.tidemark.core;

import io.tidemark.model.Accept;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import java.util.List;
import java.util.Optional;

/** Which rules are for which kind. */
final class Rulebook {
    private static final EffectRules<Register> REGISTER = new RegisterRules();
    private static final EffectRules<Deposit> DEPOSIT = new DepositRules();
    private static final EffectRules<Withdraw> WITHDRAW = new WithdrawRules();
    private static final EffectRules<Transfer> TRANSFER = new TransferRules();
    private static final EffectRules<Escrow> ESCROW = new EscrowRules();
    private static final EffectRules<Claim> CLAIM = new ClaimRules();
    private static final EffectRules<Revoke> REVOKE = new RevokeRules();
    private static final EffectRules<Delegate> DELEGATE = new DelegateRules();
    private static final EffectRules<RevokeCapability> REVOKE_CAPABILITY = new RevokeCapabilityRules();
    private static final EffectRules<Invoke> INVOKE = new InvokeRules();
    private static final EffectRules<Accept> ACCEPT = AnswerRules.accept();
    private static final EffectRules<Decline> DECLINE = AnswerRules.decline();
    private static final EffectRules<Split> SPLIT = new SplitRules();
    private static final EffectRules<Merge> MERGE = new MergeRules();
    private static final EffectRules<Watch> WATCH = new WatchRules();
    private static final EffectRules<Fire> FIRE = new FireRules();
    private static final EffectRules<Join> JOIN = new JoinRules();

    private Rulebook() {}

    /** An effect with the rules of its kind. */
    static Ruled<?> of(Effect effect) {
        return switch (effect) {
            case Register e -> new Ruled<>(REGISTER, e);
            case Deposit e -> new Ruled<>(DEPOSIT, e);
            case Withdraw e -> new Ruled<>(WITHDRAW, e);
            case Transfer e -> new Ruled<>(TRANSFER, e);
            case Escrow e -> new Ruled<>(ESCROW, e);
            case Claim e -> new Ruled<>(CLAIM, e);
            case Revoke e -> new Ruled<>(REVOKE, e);
            case Delegate e -> new Ruled<>(DELEGATE, e);
            case RevokeCapability e -> new Ruled<>(REVOKE_CAPABILITY, e);
            case Invoke e -> new Ruled<>(INVOKE, e);
            case Accept e -> new Ruled<>(ACCEPT, e);
            case Decline e -> new Ruled<>(DECLINE, e);
            case Split e -> new Ruled<>(SPLIT, e);
            case Merge e -> new Ruled<>(MERGE, e);
            case Watch e -> new Ruled<>(WATCH, e);
            case Fire e -> new Ruled<>(FIRE, e);
            case Join e -> new Ruled<>(JOIN, e);
        };
    }

    /** The codes that an effect of a kind can be answered with, in order of precedence; 100 and 110 apart. */
    static List<RejectCode> codes(EffectKind kind) {
        EffectRules<?> rules = switch (kind) {
            case REGISTER -> REGISTER;
            case DEPOSIT -> DEPOSIT;
            case WITHDRAW -> WITHDRAW;
            case TRANSFER -> TRANSFER;
            case ESCROW -> ESCROW;
            case CLAIM -> CLAIM;
            case REVOKE -> REVOKE;
            case DELEGATE -> DELEGATE;
            case REVOKE_CAPABILITY -> REVOKE_CAPABILITY;
            case INVOKE -> INVOKE;
            case ACCEPT -> ACCEPT;
            case DECLINE -> DECLINE;
            case SPLIT -> SPLIT;
            case MERGE -> MERGE;
            case WATCH -> WATCH;
            case FIRE -> FIRE;
            case JOIN -> JOIN;
        };
        return rules.ladder().codes();
    }

    /** An effect with the rules of its kind. */
    record Ruled<E extends Effect>(EffectRules<E> rules, E effect) {
        /** The first rule that it breaks. */
        Optional<RejectCode> firstBroken(Scene scene) {
            return rules.ladder().firstBroken(scene, effect);
        }

        /** Writes the cells that it touches, except its author's. */
        void write(Scene scene, Writes writes) {
            rules.write(scene, effect, writes);
        }

        /** What becomes of the author's program besides counter, head and stamp. */
        ProgramCell author(ProgramCell before, Writes writes) {
            return rules.author(before, effect, writes);
        }
    }
}
