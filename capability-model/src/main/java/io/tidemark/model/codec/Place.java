package io.tidemark.model.codec;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document something stands.
 *
 * @param path the names on the way, innermost first; null at the top
 */
record Place(@Nullable Path path, long offset) {
    /** A name and those around it. */
    record Path(@Nullable Path outer, String name) {
        /** For example {@code /body/statement/preRoot}. */
        @Override
        public String toString() {
            return (outer == null ? "" : outer.toString()) + "/" + name;
        }
    }

    MalformedInputException fault(MalformedCode code, String expected, String actual) {
        return new MalformedInputException(code, path == null ? "" : path.toString(), offset, expected, actual);
    }

    /** A value whose type may refuse its parts (IllegalArgumentException), which is E_FORMAT here. */
    <T> T make(String what, Supplier<T> value) throws MalformedInputException {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw fault(MalformedCode.E_FORMAT, what, "one that is refused: " + Printable.ofMessage(refused));
        }
    }
}
