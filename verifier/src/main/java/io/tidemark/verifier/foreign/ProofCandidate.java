package io.tidemark.verifier.foreign;

/** One form that a proof file may have, and the envelope that comes with it. */
record ProofCandidate(ProofFormat format, Candidate.Recognition<EnvelopedProof> recognition)
        implements Candidate<EnvelopedProof> {
    /** A form without an envelope. */
    static ProofCandidate bare(ProofFormat format, Recognition<ForeignProof> recognition) {
        return new ProofCandidate(format, file -> {
            Fitting<ForeignProof> fitting = recognition.recognise(file);
            return () -> new EnvelopedProof(format, fitting.read(), new NoEnvelope());
        });
    }

    @Override
    public String label() {
        return format.label();
    }

    @Override
    public Fitting<EnvelopedProof> recognise(byte[] file) throws ForeignFormatException {
        return recognition.recognise(file);
    }
}
