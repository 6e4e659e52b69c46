package io.tidemark.runtime.observe;

import java.util.List;

/** Those that hold of every instance (spec 25.3). */
public final class Invariants {
    private Invariants() {}

    /** All of them, for entries in the order in which they were committed. */
    public static List<Invariant> ofInstance() {
        return List.of(
                ProgramOrder.start(),
                CellClocks.start(),
                LinearResources.start(),
                CapabilityUse.start(),
                Calls.start(),
                CallSides.start(),
                Watches.start(),
                DepositFacts.start(),
                Batches.start(),
                KeeperSnapshots.start());
    }

    /** Those that need no order between logs. */
    public static List<Invariant> ofLogs() {
        return List.of(ProgramOrder.start(), DepositFacts.start(), Batches.start(), KeeperSnapshots.start());
    }
}
