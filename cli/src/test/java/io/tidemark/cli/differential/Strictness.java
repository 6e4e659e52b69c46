package io.tidemark.cli.differential;

import io.tidemark.verifier.groth16.Groth16Fault;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the Java verifier refuses on purpose what gnark reads, or even accepts. The list is closed: any other difference
 * is a fault. None of these lets it accept what gnark does not.
 */
enum Strictness {
    /** Nothing may follow a key or a proof (GRO-7, GRO-12); gnark does not look. */
    BYTES_AFTER_THE_END {
        @Override
        boolean covers(Comparison it) {
            return it.isJava(Ruling.UNREADABLE_KEY, Groth16Fault.E_KEY_FORMAT)
                            && it.gnark().keyLeft()
                    || it.isJava(Ruling.UNREADABLE_PROOF, Groth16Fault.E_POINT_ENCODING)
                            && it.gnark().proofLeft();
        }
    },
    /** A proof's points are not infinity (GRO-14); gnark lets the equation decide. */
    INFINITY_IN_PROOF {
        @Override
        boolean covers(Comparison it) {
            return it.isJava(Ruling.UNREADABLE_PROOF, Groth16Fault.E_POINT_INFINITY)
                    && it.gnark().ruling() != Ruling.UNREADABLE_KEY;
        }
    },
    /** No proof of knowledge without commitments (GRO-14); gnark does not look. */
    KNOWLEDGE_OF_NOTHING {
        @Override
        boolean covers(Comparison it) {
            return it.isJava(Ruling.UNREADABLE_PROOF, Groth16Fault.E_PROOF_SHAPE)
                    && it.gnark().ruling() != Ruling.UNREADABLE_KEY;
        }
    },
    /** The counts and numbers of a key fit each other (GRO-8, GRO-9); gnark finds out later, or fails inside. */
    KEY_THAT_CONTRADICTS_ITSELF {
        @Override
        boolean covers(Comparison it) {
            return it.isJava(Ruling.UNREADABLE_KEY, Groth16Fault.E_KEY_FORMAT)
                    && it.gnark().ruling() != Ruling.ACCEPTED;
        }
    },
    /** A key under which anybody can forge is refused (GRO-11). */
    DEGENERATE_KEY {
        @Override
        boolean covers(Comparison it) {
            return it.java().degenerate() && it.gnark().ruling() == Ruling.ACCEPTED;
        }
    };

    abstract boolean covers(Comparison it);

    static Optional<Strictness> of(Comparison comparison) {
        return Arrays.stream(values()).filter(rule -> rule.covers(comparison)).findFirst();
    }
}
