package io.tidemark.runtime.run;

import io.tidemark.model.Effect;
import java.util.List;

/** What became of a proposal. */
public sealed interface Verdict {
    /**
     * All of it happened.
     *
     * @param created the index of the cell that each made, 0 if it made none
     */
    record Applied(List<Effect> effects, List<Long> created) implements Verdict {
        public Applied {
            effects = List.copyOf(effects);
            created = List.copyOf(created);
        }
    }

    /** Nothing happened. */
    record Refused(String code, String explanation) implements Verdict {}
}
