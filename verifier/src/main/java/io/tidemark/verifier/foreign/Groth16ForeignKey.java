package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.CommitmentKey;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import io.tidemark.verifier.groth16.WireHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key of Groth16. Thread-safe. */
final class Groth16ForeignKey implements ForeignKey {
    private static final byte[] TAG = "tidemark/1/groth16-key".getBytes(StandardCharsets.US_ASCII);

    private final KeyFormat format;
    private final VerifyingKey key;
    private final WireHash wireHash;
    private volatile @Nullable PreparedKey prepared;

    Groth16ForeignKey(KeyFormat format, VerifyingKey key, WireHash wireHash) {
        this.format = format;
        this.key = key;
        this.wireHash = wireHash;
    }

    @Override
    public int inputCount() {
        return key.publicInputCount();
    }

    @Override
    public String hash() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(TAG);
        out.writeBytes(key.alpha().encodeRaw());
        out.writeBytes(key.beta().encodeRaw());
        out.writeBytes(key.gamma().encodeRaw());
        out.writeBytes(key.delta().encodeRaw());
        number(out, key.k().size());
        key.k().forEach(point -> out.writeBytes(point.encodeRaw()));
        number(out, key.commitments().size());
        for (CommitmentKey commitment : key.commitments()) {
            number(out, commitment.covered().size());
            commitment.covered().forEach(covered -> number(out, covered));
            out.writeBytes(commitment.g().encodeRaw());
            out.writeBytes(commitment.gSigmaNeg().encodeRaw());
        }
        return HexFormat.of().formatHex(Digests.sha256(out.toByteArray()));
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    @Override
    public List<ProofCandidate> proofForms() {
        List<ProofCandidate> forms = new ArrayList<>(List.of(
                ProofCandidate.bare(ProofFormat.GNARK, file -> fitting(GnarkReader.proof(file))),
                ProofCandidate.bare(ProofFormat.SNARKJS, file -> {
                    JsonCursor.requireStart(file, '{');
                    return () -> SnarkjsReader.proof(file).read();
                }),
                ProofCandidate.bare(ProofFormat.EVM, file -> words(new ByteCursor(file))),
                ProofCandidate.bare(ProofFormat.ARKWORKS, file -> fitting(ArkworksReader.proof(file))),
                Risc0Envelope.candidate(this, key)));
        if (format == KeyFormat.ARKWORKS) {
            forms.sort(
                    (a, b) -> Boolean.compare(b.format() == ProofFormat.ARKWORKS, a.format() == ProofFormat.ARKWORKS));
        }
        return forms;
    }

    @Override
    public Candidate.Fitting<ForeignProof> words(ByteCursor in) throws ForeignFormatException {
        return fitting(GnarkReader.words(in, key.commitments().size()));
    }

    private static Candidate.Fitting<ForeignProof> fitting(Groth16ProofPlaces places) {
        return places::read;
    }

    @Override
    public void requireShape(ForeignProof proof) throws ForeignFormatException {
        ForeignKey.requireCommitments(
                key.commitments().size(), groth16(proof).proof().commitments().size());
    }

    @Override
    public boolean holds(ForeignProof proof, List<Fr> inputs) {
        try {
            return prepared().verify(groth16(proof).proof(), inputs);
        } catch (Groth16FormatException refused) {
            throw new AssertionError("inputs and commitments were counted before", refused);
        }
    }

    private static Groth16ForeignProof groth16(ForeignProof proof) {
        return switch (proof) {
            case Groth16ForeignProof groth16 -> groth16;
            case PlonkForeignProof plonk ->
                throw new AssertionError("forms of proofs are those of the key, not " + plonk);
        };
    }

    /** Takes about fifteen verifications, once. */
    private PreparedKey prepared() {
        PreparedKey ready = prepared;
        if (ready == null) {
            ready = PreparedKey.of(key, wireHash);
            prepared = ready;
        }
        return ready;
    }
}
