package io.tidemark.runtime.program;

import io.tidemark.model.Rights;
import java.util.List;
import java.util.Optional;

/**
 * An effect as a program proposes it (docs/spec chapter 3): roles and names where the effect will have indexes. An author
 * that is not given is the one whom the rules would accept: the owner; of a Claim {@code to}; of a Revoke the escrower.
 */
public sealed interface Action {
    /** A role's program comes to be. */
    record Register(Name role) implements Action {}

    /** A transfer is sent in the timeline, and deposited when its fact is in a snapshot. */
    record Deposit(Name account, Name asset, Term amount, Name resource) implements Action {}

    record Withdraw(Optional<Name> author, Name resource, Term destination) implements Action {}

    record Transfer(Optional<Name> author, Name resource, Name to, Optional<Name> capability) implements Action {}

    record Escrow(
            Optional<Name> author,
            Name resource,
            Name custodian,
            Term slot,
            Term deadline,
            Term revocable,
            Optional<Name> beneficiary,
            Optional<Name> capability)
            implements Action {}

    /** Custodian and slot are those of the escrow. */
    record Claim(Name resource, Name to, Optional<Name> capability) implements Action {}

    /** Custodian and slot are those of the escrow. */
    record Revoke(Optional<Name> author, Name resource) implements Action {}

    /** {@code scope} empty: all resources of the author. {@code quantity} empty: as much as the scope has. */
    record Delegate(
            Name author,
            Optional<Name> scope,
            Name holder,
            Rights rights,
            Optional<Term> quantity,
            Term expiry,
            Optional<Name> parent,
            Name capability)
            implements Action {}

    record RevokeCapability(Name author, Name capability) implements Action {}

    record Invoke(Name author, Name target, String entry, List<Name> arguments, Name call) implements Action {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code call} empty: the one that the handler was called by. */
    record Accept(Optional<Name> call) implements Action {}

    record Decline(Optional<Name> call) implements Action {}

    record Split(Optional<Name> author, Name resource, Term amount, Name made) implements Action {}

    record Merge(Optional<Name> author, Name resource, Name into) implements Action {}

    record Join(Name author, Name program) implements Action {}
}
