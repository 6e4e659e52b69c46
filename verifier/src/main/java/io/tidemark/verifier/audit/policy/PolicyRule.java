package io.tidemark.verifier.audit.policy;

import io.tidemark.model.AssetId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Right;
import java.util.List;
import java.util.Optional;

/** What a policy demands. */
public sealed interface PolicyRule {
    /** A right is used by these programs only. */
    record RightOnlyBy(Right right, List<ProgramId> programs) implements PolicyRule {
        /** Copies the programs. */
        public RightOnlyBy {
            programs = List.copyOf(programs);
        }
    }

    /** No chain is deeper: 1 is a capability that an owner granted itself. */
    record DepthAtMost(int depth) implements PolicyRule {}

    /** A capability is used within so many seconds of its grant, or not at all. */
    record UseWithin(long seconds) implements PolicyRule {}

    /** No capability expires later than so many seconds after its grant. */
    record LifeAtMost(long seconds) implements PolicyRule {}

    /** None of these programs is granted anything. */
    record NeverTo(List<ProgramId> programs) implements PolicyRule {
        /** Copies the programs. */
        public NeverTo {
            programs = List.copyOf(programs);
        }
    }

    /**
     * Whoever moves so much at once has another program act in the same atomic group.
     *
     * @param asset of which; empty for all
     * @param from the least quantity that needs two
     */
    record TwoParty(Optional<AssetId> asset, Quantity from) implements PolicyRule {}

    /**
     * At the time of the audit, the last snapshot used is no older.
     *
     * @param now the time of the audit in seconds since 1970, given from outside
     */
    record SnapshotWithin(long seconds, long now) implements PolicyRule {}
}
