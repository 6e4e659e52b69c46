package io.tidemark.verifier.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds which form a file has, by its content alone (spec 13.2). */
final class Detection {
    private Detection() {}

    private record Fit<T>(String label, Candidate.Fitting<T> fitting) {}

    private record Miss(String label, ProofFailure why) {
        @Override
        public String toString() {
            return label + ": " + why;
        }
    }

    /**
     * Reads the file in the one form that it has.
     *
     * @param what what the file should be, for example {@code a proof}
     * @param candidates in order of precedence; the fault of the first that fits is the one that is told
     */
    static <T> T read(String what, List<Candidate<T>> candidates, byte[] file) throws ForeignFormatException {
        if (candidates.size() == 1) {
            return candidates.getFirst().recognise(file).read();
        }
        List<Fit<T>> fits = new ArrayList<>();
        List<Miss> misses = new ArrayList<>();
        for (Candidate<T> candidate : candidates) {
            try {
                fits.add(new Fit<>(candidate.label(), candidate.recognise(file)));
            } catch (ForeignFormatException misfit) {
                misses.add(new Miss(candidate.label(), misfit.failure()));
            }
        }
        if (fits.isEmpty()) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT_UNKNOWN,
                    "",
                    0,
                    what + " in a known form",
                    file.length + " bytes that have none [" + listed(misses) + "]");
        }
        if (fits.size() == 1) {
            return fits.getFirst().fitting().read();
        }
        return amongSeveral(what, fits);
    }

    private static <T> T amongSeveral(String what, List<Fit<T>> fits) throws ForeignFormatException {
        List<T> values = new ArrayList<>();
        List<String> readable = new ArrayList<>();
        List<Miss> misses = new ArrayList<>();
        for (Fit<T> fit : fits) {
            try {
                values.add(fit.fitting().read());
                readable.add(fit.label());
            } catch (ForeignFormatException misfit) {
                misses.add(new Miss(fit.label(), misfit.failure()));
            }
        }
        if (values.size() == 1) {
            return values.getFirst();
        }
        if (values.isEmpty()) {
            ProofFailure first = misses.getFirst().why();
            throw new ForeignFormatException(
                    first.code(),
                    first.path(),
                    first.offset(),
                    first.expected() + " (read as " + misses.getFirst().label() + ")",
                    first.actual() + " [" + listed(misses.subList(1, misses.size())) + "]");
        }
        throw new ForeignFormatException(
                ForeignCode.E_FORMAT_AMBIGUOUS,
                "",
                0,
                what + " in one form (--format says which)",
                "one that can be read as " + String.join(" and as ", readable));
    }

    private static String listed(List<Miss> misses) {
        return misses.stream().map(Miss::toString).collect(Collectors.joining("; "));
    }
}
