package io.tidemark.cli.audit;

import io.tidemark.model.Sequence;
import io.tidemark.runtime.log.PlacedEntry;

/** Is told where things stand in the logs, each time before what happened there is shown. */
interface Places {
    /** Who needs no places. */
    Places IGNORED = new Places() {
        @Override
        public void batch(LoggedBatch batch) {}

        @Override
        public void pending(Sequence last) {}

        @Override
        public void effect(PlacedEntry effect) {}
    };

    /** A batch, which its effects follow. */
    void batch(LoggedBatch batch);

    /** The effects that come now are in no batch; the last one was this. */
    void pending(Sequence last);

    /** An effect. */
    void effect(PlacedEntry effect);
}
