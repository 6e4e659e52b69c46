package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A proof and nothing else; its inputs have numbers, not names. */
record NoEnvelope() implements Envelope {
    @Override
    public List<String> names(int inputs) {
        return IntStream.range(0, inputs).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<Candidate<List<Fr>>> statements() {
        return List.of();
    }

    @Override
    public Optional<String> note() {
        return Optional.empty();
    }

    @Override
    public Optional<ProofFailure> contradiction(List<Fr> inputs) {
        return Optional.empty();
    }
}
