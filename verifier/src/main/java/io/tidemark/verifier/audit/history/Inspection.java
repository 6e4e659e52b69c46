package io.tidemark.verifier.audit.history;

import io.tidemark.verifier.audit.finding.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows a history to inspectors, one thing after the other: what is kept in memory are the cells and not the effects.
 * Not thread-safe.
 */
public final class Inspection implements Consumer<Occurrence> {
    private final Ledger ledger = new Ledger();
    private final List<Inspector> inspectors;
    private final Consumer<Finding> report;

    /**
     * An inspection that begins with the first batch.
     *
     * @param report is given each finding as it is made
     */
    public Inspection(List<Inspector> inspectors, Consumer<Finding> report) {
        this.inspectors = List.copyOf(inspectors);
        this.report = report;
    }

    @Override
    public void accept(Occurrence occurrence) {
        for (Inspector inspector : inspectors) {
            inspector.see(occurrence, ledger, report);
        }
        ledger.take(occurrence);
    }

    /** What is known so far. */
    public Ledger ledger() {
        return ledger;
    }

    /** Ends the history and gives what is known then. */
    public Ledger finish() {
        inspectors.forEach(inspector -> inspector.end(ledger, report));
        return ledger;
    }
}
