package io.tidemark.runtime.timemap.ethereum;

/** A proof that does not show what it should. */
public record ProofRefused(ProofCode code, String expected, String actual) implements TrieLookup, DepositVerdict {
    /** The code, what was expected, and what came. */
    @Override
    public String toString() {
        return code + ": expected " + expected + ", got " + actual;
    }
}
