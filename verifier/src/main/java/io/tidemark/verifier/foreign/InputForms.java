package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/** The forms of public inputs (spec 13.6); an envelope adds its own. */
final class InputForms {
    private static final List<Candidate<List<Fr>>> ALL = List.of(
            Candidate.of("JSON list", file -> {
                JsonCursor.requireStart(file, '[');
                return () -> SnarkjsReader.inputs(file);
            }),
            Candidate.of("gnark witness", GnarkReader::witness),
            Candidate.of("arkworks vector", ArkworksReader::inputs),
            Candidate.of("words", GnarkReader::elements));

    private InputForms() {}

    /** Reads public inputs, already out of their hexadecimal text. */
    static List<Fr> read(byte[] file, Envelope envelope) throws ForeignFormatException {
        ForeignLimits.require(file, ForeignLimits.PUBLIC_BYTES_MAX);
        List<Candidate<List<Fr>>> candidates = new ArrayList<>(envelope.statements());
        candidates.addAll(ALL);
        return Detection.read("public inputs", candidates, file);
    }
}
