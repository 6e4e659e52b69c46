package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RISC Zero's seal (FOR-27 to FOR-30): a selector and the proof in words.
 *
 * @param selector the first bytes of the file
 */
record Risc0Envelope(String selector, VerifyingKey key) implements Envelope {
    private static final List<String> NAMES =
            List.of("controlRoot0", "controlRoot1", "claimDigest0", "claimDigest1", "bn254ControlId");
    private static final int SELECTOR_BYTES = 4;
    private static final int HALVES = 4;
    private static final int CONTROL_ID = 4;

    /** The form of a proof under this key. */
    static ProofCandidate candidate(ForeignKey key, VerifyingKey points) {
        return new ProofCandidate(ProofFormat.RISC0, file -> {
            if (key.inputCount() != NAMES.size()) {
                throw new ForeignFormatException(
                        ForeignCode.E_FORMAT, "", 0, "a key of 5 public inputs", key.inputCount() + "");
            }
            ByteCursor in = new ByteCursor(file);
            int at = in.take(SELECTOR_BYTES, "/selector");
            String selector = HexFormat.of().formatHex(file, at, at + SELECTOR_BYTES);
            Candidate.Fitting<ForeignProof> proof = key.words(in);
            return () -> new EnvelopedProof(ProofFormat.RISC0, proof.read(), new Risc0Envelope(selector, points));
        });
    }

    @Override
    public List<String> names(int inputs) {
        return NAMES;
    }

    @Override
    public List<Candidate<List<Fr>>> statements() {
        return List.of(Candidate.of("RISC Zero statement", file -> {
            JsonCursor.requireStart(file, '{');
            return () -> statement(file);
        }));
    }

    private static List<Fr> statement(byte[] file) throws ForeignFormatException {
        HexMembers members = HexMembers.read(
                file,
                Map.of(
                        "imageId",
                        Fr.BYTES,
                        "journal",
                        HexMembers.ANY,
                        "controlRoot",
                        Fr.BYTES,
                        NAMES.get(CONTROL_ID),
                        Fr.BYTES));
        List<Fr> inputs = new ArrayList<>(Risc0Digests.halves(members.bytes("controlRoot")));
        inputs.addAll(Risc0Digests.halves(Risc0Digests.claim(members.bytes("imageId"), members.bytes("journal"))));
        inputs.add(members.element(NAMES.get(CONTROL_ID)));
        return inputs;
    }

    @Override
    public Optional<String> note() {
        return Optional.of("RISC Zero, selector " + selector);
    }

    @Override
    public Optional<ProofFailure> contradiction(List<Fr> inputs) {
        for (int i = 0; i < HALVES; i++) {
            if (!Risc0Digests.isHalf(inputs.get(i))) {
                return Optional.of(ProofFailure.of(
                        ForeignCode.E_ENVELOPE,
                        NAMES.get(i) + " of at most 128 bits, being half a digest",
                        inputs.get(i).bitLength() + " bits"));
            }
        }
        byte[] parameters = Risc0Digests.parameters(
                Risc0Digests.digest(inputs.get(0), inputs.get(1)),
                Risc0Digests.littleEndian(inputs.get(CONTROL_ID)),
                key);
        String expected = HexFormat.of().formatHex(parameters, 0, SELECTOR_BYTES);
        return expected.equals(selector)
                ? Optional.empty()
                : Optional.of(ProofFailure.of(
                        ForeignCode.E_SELECTOR,
                        "selector " + expected + ", from key, control root and control id",
                        "selector " + selector + ": the proof is for others"));
    }
}
