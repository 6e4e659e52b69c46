package io.tidemark.cli.differential;

import io.tidemark.verifier.groth16.Groth16Fault;

/** Both rulings on one case. */
record Comparison(Altered altered, JavaJudge.Answer java, GnarkJudge.Answer gnark) {
    /** Whether both say the same, gnark's bytes that it left unread counting as unreadable. */
    boolean agrees() {
        return java.ruling() == gnark.ruling() && !gnark.keyLeft() && !gnark.proofLeft();
    }

    boolean isJava(Ruling ruling, Groth16Fault fault) {
        return java.ruling() == ruling && java.fault().filter(fault::equals).isPresent();
    }

    @Override
    public String toString() {
        return altered + ": Java " + java + ", gnark " + gnark;
    }
}
