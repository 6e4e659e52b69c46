package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Place;
import java.util.List;

/** An entry of a batch: one effect, a Fire with the effect promised, or a group that happens as a whole or not at all (docs/spec 3.7). */
public sealed interface Step {
    Place place();

    List<Proposal> proposals();

    record Alone(Proposal proposal) implements Step {
        @Override
        public Place place() {
            return proposal.place();
        }

        @Override
        public List<Proposal> proposals() {
            return List.of(proposal);
        }
    }

    /** A Fire and the effect that its watch promises: both happen, or none. */
    record Fired(Proposal.Fire fire) implements Step {
        @Override
        public Place place() {
            return fire.place();
        }

        @Override
        public List<Proposal> proposals() {
            return List.of(fire, fire.then());
        }
    }

    record Group(List<Proposal> proposals, Place place) implements Step {
        public Group {
            proposals = List.copyOf(proposals);
        }
    }
}
