package io.tidemark.cli;

import io.tidemark.model.Tick;
import io.tidemark.model.log.Committed;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.observe.Observation;
import io.tidemark.runtime.observe.Observer;
import io.tidemark.runtime.observe.Violation;
import io.tidemark.runtime.replay.ReplayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Observes until told to stop, and reports after each commit, and where the logs end for now. */
final class WatchLoop {
    private final Observer observer;
    private final Consumer<Report> reports;
    private long entries;
    private Tick clock = Tick.ZERO;
    private List<Violation> violations = new ArrayList<>();

    WatchLoop(Observer observer, Consumer<Report> reports) {
        this.observer = observer;
        this.reports = reports;
    }

    /**
     * What was seen since the report before.
     *
     * @param position to go on from
     * @param clock the highest timestamp so far
     */
    record Report(List<LogAnchor> position, long entries, Tick clock, List<Violation> violations) {}

    /** What to do at the end of what there is: wait and say true, or end and say false. */
    interface Pause {
        boolean hasMore(Optional<Violation> missing) throws InterruptedException;
    }

    /** Reads to the end; whether all was good. */
    boolean once() throws ReplayException, InterruptedException {
        boolean good = follow(missing -> false, true);
        observer.missing().ifPresent(violations::add);
        return flush() && good;
    }

    /** Reads on and on, until something is violated; whether nothing was. */
    boolean follow(Pause pause) throws ReplayException, InterruptedException {
        return follow(pause, false);
    }

    private boolean follow(Pause pause, boolean toTheEnd) throws ReplayException, InterruptedException {
        boolean good = true;
        boolean more = true;
        while (more && (good || toTheEnd)) {
            Optional<Observation> next = observer.next();
            if (next.isPresent()) {
                good &= see(next.get());
            } else {
                boolean broken = observer.broken().isPresent();
                observer.broken().ifPresent(violations::add);
                good &= flush();
                more = !broken && pause.hasMore(observer.missing());
            }
        }
        return good;
    }

    private boolean see(Observation seen) {
        Tick at = seen.entry().entry().timestamp();
        clock = at.compareTo(clock) > 0 ? at : clock;
        if (!seen.isKnown()) {
            entries++;
            violations.addAll(seen.violations());
        }
        return !(seen.entry().entry().payload() instanceof Committed) || flush();
    }

    private boolean flush() {
        boolean good = violations.isEmpty();
        if (entries > 0 || !good) {
            reports.accept(new Report(observer.position(), entries, clock, violations));
        }
        entries = 0;
        violations = new ArrayList<>();
        return good;
    }
}
