package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Nearest;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Names of a world (WLD-5). */
final class Names {
    /** Stands in place of a key. */
    static final String DEVELOPMENT = "development";
    /** Stands in place of a resource. */
    static final String ALL = "all";

    private static final Set<String> RESERVED = Set.of(ALL, DEVELOPMENT);

    private Names() {}

    /** A name that is not reserved. */
    static String read(YamlValue value) throws MalformedFileException {
        return check(Fields.name(value), value.place());
    }

    static String check(String name, Place place) throws MalformedFileException {
        if (!Fields.isName(name) || RESERVED.contains(name)) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    place,
                    "a name (a letter, then up to 62 letters, digits, `_` or `-`; not `all` or `development`)",
                    "`" + Shown.brief(name) + "` came",
                    "Choose another name.");
        }
        return name;
    }

    /** A name that nothing of its sort bears; {@code sort} as in "a program". */
    static MalformedFileException unknown(String sort, String name, Place place, Collection<String> known) {
        return new MalformedFileException(
                FaultCode.E_NAME_UNKNOWN,
                place,
                "the name of " + sort + " (" + listed(known) + ")",
                "`" + Shown.brief(name) + "` came",
                Nearest.to(name, known)
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Define it, or use a name that is."));
    }

    static MalformedFileException taken(String sort, String name, Place place, Place first) {
        return new MalformedFileException(
                FaultCode.E_NAME_TAKEN,
                place,
                "a name for " + sort + " that is still free",
                "`" + Shown.brief(name) + "` is taken at " + first,
                "Choose another name.");
    }

    private static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none yet";
        }
        Set<String> sorted = new TreeSet<>(known);
        String shown = String.join(", ", sorted.stream().limit(8).toList());
        return sorted.size() > 8 ? shown + ", ..." : shown;
    }
}
