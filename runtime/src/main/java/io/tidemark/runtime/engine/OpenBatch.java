package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.RowTally;
import io.tidemark.core.SnapshotView;
import java.util.ArrayList;
import java.util.List;

/** What happened since the last batch was sealed, in order. Changed under the lock of the {@link Sequencer} alone. */
final class OpenBatch {
    private final long first;
    private final SnapshotView snapshot;
    private final RowTally rows;
    private final List<Attempt> attempts = new ArrayList<>();
    private int effects;

    OpenBatch(LiveCells cells, Front front) {
        this.first = front.position() + 1;
        this.snapshot = front.snapshot();
        this.rows = RowTally.on(FrontGround.unlocked(cells, front));
    }

    /** The position of the first effect. */
    long first() {
        return first;
    }

    /** The position of the last effect. */
    long last() {
        return first + effects - 1;
    }

    SnapshotView snapshot() {
        return snapshot;
    }

    RowTally rows() {
        return rows;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    boolean isEmpty() {
        return effects == 0;
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
        effects += attempt.effects().size();
    }
}
