package io.tidemark.cli.world;

import io.tidemark.model.Rights;
import io.tidemark.runtime.yaml.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed effect as written in a batch: names where the effect will have indexes, nothing that the executor adds
 * (docs/spec 9.8). {@code label} is the name that `as` gives to the cell it makes.
 */
public sealed interface Proposal {
    Place place();

    /** The kind, as spelled in docs/spec 3.2. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** The program that acts; for Register the one that comes to be. */
    Ref author();

    /** The name given to the cell that this effect makes, if any. */
    default @Nullable String label() {
        return null;
    }

    record Register(Ref author, ProgramFile program, Place place) implements Proposal {}

    record Deposit(Ref author, FactFile fact, @Nullable String label, Place place) implements Proposal {}

    record Withdraw(Ref author, Ref resource, String destination, Place place) implements Proposal {}

    record Transfer(
            Ref author, Ref resource, Ref owner, @Nullable Ref capability, Place place) implements Proposal {}

    record Escrow(
            Ref author,
            Ref resource,
            Ref custodian,
            long slot,
            long deadline,
            boolean revocable,
            @Nullable Ref beneficiary,
            @Nullable Ref capability,
            Place place)
            implements Proposal {}

    record Claim(
            Ref author,
            Ref resource,
            Ref custodian,
            long slot,
            @Nullable Ref capability,
            Place place) implements Proposal {}

    record Revoke(Ref author, Ref resource, Ref custodian, long slot, Place place) implements Proposal {}

    /** {@code scope} null means all resources of the root. */
    record Delegate(
            Ref author,
            Ref holder,
            @Nullable Ref scope,
            Rights rights,
            long quantity,
            long expiry,
            @Nullable Ref parent,
            @Nullable String label,
            Place place)
            implements Proposal {}

    record RevokeCapability(Ref author, Ref capability, Place place) implements Proposal {}

    record Invoke(
            Ref author,
            Ref target,
            String entry,
            List<Ref> arguments,
            @Nullable String label,
            Place place) implements Proposal {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    record Accept(Ref author, Ref call, Place place) implements Proposal {}

    record Decline(Ref author, Ref call, Place place) implements Proposal {}

    record Split(
            Ref author,
            Ref resource,
            long quantity,
            @Nullable String label,
            Place place) implements Proposal {}

    record Merge(Ref author, Ref resource, Ref other, Place place) implements Proposal {}

    /** {@code then} is the effect that is promised, by the same author. */
    record Watch(
            Ref author,
            WatchedFor on,
            Proposal then,
            @Nullable String label,
            Place place) implements Proposal {}

    /** {@code then} is the promised effect, which follows; {@code fact} is that of which the condition holds, if any. */
    record Fire(Ref author, Ref watch, @Nullable FactFile fact, Proposal then, Place place) implements Proposal {}

    record Join(Ref author, Ref program, Place place) implements Proposal {}
}
