package io.tidemark.verifier.export;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * A proof in the words of the EVM, for the contract that {@link SolidityVerifier} writes. All of its arguments have a
 * fixed length, so calldata is a selector and the words.
 */
public final class EvmProof {
    private static final int SELECTOR_BYTES = 4;
    private static final int KECCAK_BITS = 256;
    private static final int KECCAK_BYTES = KECCAK_BITS / Byte.SIZE;

    private final Groth16Proof proof;

    private EvmProof(Groth16Proof proof) {
        this.proof = proof;
    }

    /** The words of a proof that was read. */
    public static EvmProof of(Groth16Proof proof) {
        return new EvmProof(proof);
    }

    /**
     * Reads a proof as gnark writes it: 196 bytes for a bundle's.
     *
     * @throws Groth16FormatException as {@link Groth16Proof#decode}
     */
    public static EvmProof decode(byte[] bytes) throws Groth16FormatException {
        return of(Groth16Proof.decode(bytes));
    }

    /** Eight words: A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y. */
    public Bytes proofWords() {
        return Bytes.wrap(
                Bytes.wrap(proof.a().encodeRaw()),
                Bytes.wrap(proof.b().encodeRaw()),
                Bytes.wrap(proof.c().encodeRaw()));
    }

    /** Two words for each commitment. */
    public Bytes commitmentWords() {
        return Bytes.wrap(
                proof.commitments().stream().map(G1::encodeRaw).map(Bytes::wrap).toList());
    }

    /** The two words of the proof of knowledge; none without commitments. */
    public Bytes knowledgeWords() {
        return proof.commitments().isEmpty()
                ? Bytes.EMPTY
                : Bytes.wrap(proof.knowledge().encodeRaw());
    }

    /** What to send to the contract. */
    public Bytes calldata(List<Fr> inputs) {
        List<Bytes> parts = new ArrayList<>(List.of(
                selector(proof.commitments().size(), inputs.size()),
                proofWords(),
                commitmentWords(),
                knowledgeWords()));
        inputs.forEach(input -> parts.add(Bytes.wrap(input.encode())));
        return Bytes.concatenate(parts);
    }

    /** The signature of the contract's function. */
    public static String signature(int commitments, int inputs) {
        String committed = commitments == 0 ? "" : "uint256[" + 2 * commitments + "],uint256[2],";
        return "verifyProof(uint256[8]," + committed + "uint256[" + inputs + "])";
    }

    private static Bytes selector(int commitments, int inputs) {
        byte[] text = signature(commitments, inputs).getBytes(StandardCharsets.US_ASCII);
        KeccakDigest keccak = new KeccakDigest(KECCAK_BITS);
        keccak.update(text, 0, text.length);
        byte[] digest = new byte[KECCAK_BYTES];
        keccak.doFinal(digest, 0);
        return Bytes.wrap(digest, 0, SELECTOR_BYTES);
    }
}
