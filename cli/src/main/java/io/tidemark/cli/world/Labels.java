package io.tidemark.cli.world;

import io.tidemark.model.CellKind;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The names that `as` has given so far, in the order of the batches (WLD-16). */
final class Labels {
    private final Map<CellKind, Map<String, Place>> given = new EnumMap<>(CellKind.class);

    Labels() {
        for (CellKind kind : CellKind.values()) {
            given.put(kind, new LinkedHashMap<>());
        }
    }

    /** Gives {@code name} to what the effect being read makes. */
    void give(CellKind kind, String name, Place place) throws MalformedFileException {
        Place first = of(kind).putIfAbsent(name, place);
        if (first != null) {
            throw Names.taken(words(kind), name, place, first);
        }
    }

    /** Checks that an effect before the one being read gave this name. */
    Ref check(CellKind kind, Ref ref) throws MalformedFileException {
        if (ref instanceof Ref.Named named && !of(kind).containsKey(named.name())) {
            throw Names.unknown(
                    words(kind) + " that an earlier effect made (`as`)",
                    named.name(),
                    named.place(),
                    of(kind).keySet());
        }
        return ref;
    }

    private Map<String, Place> of(CellKind kind) {
        return Objects.requireNonNull(given.get(kind));
    }

    private static String words(CellKind kind) {
        return switch (kind) {
            case PROGRAM -> "a program";
            case RESOURCE -> "a resource";
            case CAPABILITY -> "a capability";
            case CALL -> "a call";
            case WATCH -> "a watch";
        };
    }
}
