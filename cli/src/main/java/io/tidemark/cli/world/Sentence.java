package io.tidemark.cli.world;

import io.tidemark.model.ConditionKind;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Right;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proposed effect as a sentence for people. */
public final class Sentence {
    private Sentence() {}

    /** For example "C claims gold from B with claim-gold". */
    public static String of(Proposal proposal) {
        return proposal.author() + " " + predicate(proposal) + label(proposal);
    }

    private static String predicate(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Register e -> e.program().domain() == 0 ? "registers" : "registers as an account program";
            case Proposal.Deposit e ->
                "deposits " + Long.toUnsignedString(e.fact().quantity()) + " "
                        + e.fact().asset() + " (fact " + e.fact().name() + ")";
            case Proposal.Withdraw e -> "withdraws " + e.resource() + " to " + e.destination();
            case Proposal.Transfer e -> "transfers " + e.resource() + " to " + e.owner() + with(e.capability());
            case Proposal.Escrow e -> escrow(e);
            case Proposal.Claim e ->
                "claims " + e.resource() + " from " + e.custodian() + slot(e.slot()) + with(e.capability());
            case Proposal.Revoke e -> "takes " + e.resource() + " back from " + e.custodian() + slot(e.slot());
            case Proposal.Delegate e -> delegate(e);
            case Proposal.RevokeCapability e -> "revokes " + e.capability();
            case Proposal.Invoke e -> invoke(e);
            case Proposal.Accept e -> "accepts " + e.call();
            case Proposal.Decline e -> "declines " + e.call();
            case Proposal.Split e -> "splits " + Long.toUnsignedString(e.quantity()) + " off " + e.resource();
            case Proposal.Merge e -> "merges " + e.other() + " into " + e.resource();
            case Proposal.Watch e -> "watches for " + watched(e.on()) + ", then " + predicate(e.then());
            case Proposal.Fire e ->
                "fires " + e.watch()
                        + (e.fact() == null ? "" : " (fact " + e.fact().name() + ")");
            case Proposal.Join e -> "joins " + e.program();
        };
    }

    private static String watched(WatchedFor on) {
        return switch (on) {
            case WatchedFor.Owner e -> e.resource() + " to be owned by " + e.owner();
            case WatchedFor.Bound e ->
                switch (e.kind()) {
                    case STATUS ->
                        e.resource() + " to be "
                                + ResourceStatus.of(e.quantity())
                                        .map(Enum::name)
                                        .orElse("of another status");
                    case QUANTITY_AT_LEAST -> e.resource() + " to be " + atLeast(e.quantity());
                    case QUANTITY_AT_MOST -> e.resource() + " to be " + atMost(e.quantity());
                    case OWNER, FACT_AT_LEAST, FACT_AT_MOST, TIME -> throw new IllegalStateException("no bound: " + e);
                };
            case WatchedFor.Seen e ->
                e.asset() + " of "
                        + (e.account() == null ? "domain " + e.domain() : e.account()) + " to be "
                        + (e.kind() == ConditionKind.FACT_AT_LEAST ? atLeast(e.quantity()) : atMost(e.quantity()));
            case WatchedFor.Time e -> time(e.seconds());
        };
    }

    private static String atLeast(long bound) {
        return Long.toUnsignedString(bound) + " or more";
    }

    private static String atMost(long bound) {
        return Long.toUnsignedString(bound) + " or less";
    }

    private static String escrow(Proposal.Escrow e) {
        return "escrows " + e.resource() + " to " + e.custodian() + slot(e.slot()) + " until " + time(e.deadline())
                + (e.beneficiary() == null ? "" : " for " + e.beneficiary()) + (e.revocable() ? ", revocable" : "")
                + with(e.capability());
    }

    private static String delegate(Proposal.Delegate e) {
        String rights = e.rights().toList().stream().map(Right::name).collect(Collectors.joining("+"));
        return "delegates " + rights + " over " + (e.scope() == null ? "all it owns" : e.scope()) + " to " + e.holder()
                + " until " + time(e.expiry()) + with(e.parent());
    }

    private static String invoke(Proposal.Invoke e) {
        String arguments = e.arguments().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "calls " + e.target() + " (" + e.entry() + ")" + (arguments.isEmpty() ? "" : " with " + arguments);
    }

    private static String with(@Nullable Ref capability) {
        return capability == null ? "" : " by " + capability;
    }

    private static String slot(long slot) {
        return slot == 0 ? "" : " slot " + slot;
    }

    private static String label(Proposal proposal) {
        return proposal.label() == null ? "" : " -> " + proposal.label();
    }

    /** A time in Unix seconds as "2027-01-15T09:00:00Z". */
    public static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
