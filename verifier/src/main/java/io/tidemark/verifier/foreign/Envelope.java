package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.List;
import java.util.Optional;

/** What a proof file holds besides the proof, and what its system means by the public inputs. */
sealed interface Envelope permits NoEnvelope, Sp1Envelope, Risc0Envelope {
    /** The names of that many public inputs. */
    List<String> names(int inputs);

    /** Forms of public inputs that only this system has. */
    List<Candidate<List<Fr>>> statements();

    /** What was checked, for people; empty if there is nothing to check. */
    Optional<String> note();

    /** Where the envelope, the key and the inputs do not agree; empty if they do. */
    Optional<ProofFailure> contradiction(List<Fr> inputs);
}
