package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.yaml.Nearest;
import io.tidemark.runtime.yaml.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers findings; each is kept once, however often a block is gone through. */
final class Findings {
    private final Set<Finding> found = new LinkedHashSet<>();

    void add(CheckCode code, Place place, String expected, String actual, String next) {
        found.add(new Finding(code, place, Optional.empty(), expected, actual, next));
    }

    void add(CheckCode code, Place place, Place other, String expected, String actual, String next) {
        found.add(new Finding(code, place, Optional.of(other), expected, actual, next));
    }

    void unknown(String sort, Name name, Collection<String> known) {
        String shown = known.isEmpty()
                ? " (there is none)"
                : known.stream().sorted().limit(8).collect(Collectors.joining(", ", " (", ")"));
        add(
                CheckCode.E_NAME_UNKNOWN,
                name.place(),
                "the name of " + sort + shown,
                "`" + name + "` came",
                Nearest.to(name.text(), known)
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Declare it, or use a name that is."));
    }

    /** In order of place, errors and warnings together. */
    List<Finding> list() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> {
            int byFile = a.place().file().compareTo(b.place().file());
            int byLine = Integer.compare(a.place().line(), b.place().line());
            return byFile != 0
                    ? byFile
                    : byLine != 0
                            ? byLine
                            : Integer.compare(a.place().column(), b.place().column());
        });
        return List.copyOf(sorted);
    }
}
