package io.tidemark.cli.world;

import io.tidemark.cli.yaml.MalformedFileException;
import io.tidemark.cli.yaml.Place;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that `as` has given so far, in the order of the batches (WLD-16). */
final class Labels {
    private final Map<CellSort, Map<String, Place>> given = new EnumMap<>(CellSort.class);

    Labels() {
        for (CellSort sort : CellSort.values()) {
            given.put(sort, new LinkedHashMap<>());
        }
    }

    /** Gives {@code name} to what the effect being read makes. */
    void give(CellSort sort, String name, Place place) throws MalformedFileException {
        Place first = of(sort).putIfAbsent(name, place);
        if (first != null) {
            throw Names.taken(sort.words(), name, place, first);
        }
    }

    /** Checks that an effect before the one being read gave this name. */
    Ref check(CellSort sort, Ref ref) throws MalformedFileException {
        if (ref instanceof Ref.Named named && !of(sort).containsKey(named.name())) {
            throw Names.unknown(
                    sort.words() + " that an earlier effect made (`as`)",
                    named.name(),
                    named.place(),
                    of(sort).keySet());
        }
        return ref;
    }

    private Map<String, Place> of(CellSort sort) {
        return java.util.Objects.requireNonNull(given.get(sort));
    }
}
