package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Nearest;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import java.util.Collection;
import java.util.stream.Collectors;

/** What is said of a program that cannot be read. */
final class Faults {
    private Faults() {}

    static MalformedFileException key(Place place, String expected, String actual, String next) {
        return new MalformedFileException(FaultCode.E_FORMAT_KEY, place, expected, actual, next);
    }

    static MalformedFileException limit(Place place, String expected, String actual) {
        return new MalformedFileException(
                FaultCode.E_LIMIT, place, expected, actual, "Split it up, or import a part of it.");
    }

    /** A name that nothing of its sort bears. */
    static MalformedFileException unknown(String sort, Name name, Collection<String> known) {
        return new MalformedFileException(
                FaultCode.E_NAME_UNKNOWN,
                name.place(),
                "the name of " + sort + listed(known),
                "`" + Shown.brief(name.text()) + "` came",
                Nearest.to(name.text(), known)
                        .map(near -> "Did you mean `" + near + "`?")
                        .orElse("Declare it, or use a name that is."));
    }

    static String listed(Collection<String> known) {
        if (known.isEmpty()) {
            return " (there is none)";
        }
        String shown = known.stream().sorted().limit(8).collect(Collectors.joining(", "));
        return " (" + shown + (known.size() > 8 ? ", ...)" : ")");
    }

    static String quoted(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
