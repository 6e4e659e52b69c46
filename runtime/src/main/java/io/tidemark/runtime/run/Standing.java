package io.tidemark.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The races that a step is in, from the outermost in, and in which branch of each. */
record Standing(List<Place> places) {
    static final Standing NONE = new Standing(List.of());

    Standing {
        places = List.copyOf(places);
    }

    record Place(RaceGate gate, int branch) {}

    Standing in(RaceGate gate, int branch) {
        List<Place> all = new ArrayList<>(places);
        all.add(new Place(gate, branch));
        return new Standing(all);
    }

    /**
     * Does something that commits, if it says that it happened.
     *
     * @return what it said
     */
    boolean commit(BooleanSupplier deed) {
        int had = 0;
        boolean done = false;
        try {
            for (Place place : places) {
                place.gate.acquire(place.branch);
                had++;
            }
            done = deed.getAsBoolean();
            return done;
        } finally {
            for (int i = had - 1; i >= 0; i--) {
                places.get(i).gate.release(places.get(i).branch, done);
            }
        }
    }
}
