package io.tidemark.verifier.groth16;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verifying key (spec 11.3). All points are in their groups; that none of them lets anybody forge is
 * {@link #degeneracy}.
 *
 * @param alpha in G1
 * @param beta1 not used by a verifier
 * @param beta in G2
 * @param delta1 not used by a verifier
 * @param k weights: of the constant, of each public input, of each commitment's wire
 */
public record VerifyingKey(
        G1 alpha, G1 beta1, G2 beta, G2 gamma, G1 delta1, G2 delta, List<G1> k, List<CommitmentKey> commitments) {
    /** The most bytes of an encoded key. */
    public static final int BYTES_MAX = 1 << 20;

    /** Copies the lists. */
    public VerifyingKey {
        k = List.copyOf(k);
        commitments = List.copyOf(commitments);
    }

    /**
     * Reads a key as gnark v0.16 writes it, compressed or raw.
     *
     * @throws Groth16FormatException E_KEY_FORMAT if counts, numbers or length contradict each other, E_POINT_ENCODING,
     *     E_POINT_NOT_ON_CURVE or E_POINT_SUBGROUP of the first point that is refused
     */
    public static VerifyingKey decode(byte[] bytes) throws Groth16FormatException {
        if (bytes.length > BYTES_MAX) {
            throw malformed("at most " + BYTES_MAX + " bytes", bytes.length + " bytes");
        }
        Groth16Reader in = new Groth16Reader(bytes, Groth16Fault.E_KEY_FORMAT);
        G1 alpha = in.g1("alpha", InfinityRule.ALLOWED);
        G1 beta1 = in.g1("beta in G1", InfinityRule.ALLOWED);
        G2 beta = in.g2("beta", InfinityRule.ALLOWED);
        G2 gamma = in.g2("gamma", InfinityRule.ALLOWED);
        G1 delta1 = in.g1("delta in G1", InfinityRule.ALLOWED);
        G2 delta = in.g2("delta", InfinityRule.ALLOWED);
        List<G1> k = new ArrayList<>();
        int weights = in.count("points K", G1.COMPRESSED_BYTES);
        for (int i = 0; i < weights; i++) {
            k.add(in.g1("K" + i, InfinityRule.ALLOWED));
        }
        List<CommitmentKey> commitments = commitments(in, weights);
        in.end();
        return new VerifyingKey(alpha, beta1, beta, gamma, delta1, delta, k, commitments);
    }

    private static List<CommitmentKey> commitments(Groth16Reader in, int weights) throws Groth16FormatException {
        int count = in.count("lists of covered inputs", Integer.BYTES);
        int inputs = weights - 1 - count;
        if (inputs < 0) {
            throw malformed("1 + public inputs + commitments points K", weights + " for " + count + " commitments");
        }
        List<List<Integer>> covered = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.count("covered inputs", Long.BYTES);
            List<Integer> numbers = new ArrayList<>();
            for (int j = 0; j < length; j++) {
                numbers.add(in.number("a covered input", 1, inputs + i));
            }
            covered.add(numbers);
        }
        int keys = in.count("commitment keys", 2 * G2.COMPRESSED_BYTES);
        if (keys != count) {
            throw malformed(count + " commitment keys", Integer.toString(keys));
        }
        List<CommitmentKey> commitments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            G2 g = in.g2("G of commitment " + i, InfinityRule.ALLOWED);
            G2 gSigmaNeg = in.g2("GSigmaNeg of commitment " + i, InfinityRule.ALLOWED);
            if (i > 0 && !g.equals(commitments.getFirst().g())) {
                throw malformed("one G for all commitments", "another for commitment " + i);
            }
            commitments.add(new CommitmentKey(covered.get(i), g, gSigmaNeg));
        }
        return commitments;
    }

    private static Groth16FormatException malformed(String expected, String actual) {
        return new Groth16FormatException(Groth16Fault.E_KEY_FORMAT, expected, actual);
    }

    /** The compressed encoding, a fresh array. */
    public byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(alpha.encodeCompressed());
        out.writeBytes(beta1.encodeCompressed());
        out.writeBytes(beta.encodeCompressed());
        out.writeBytes(gamma.encodeCompressed());
        out.writeBytes(delta1.encodeCompressed());
        out.writeBytes(delta.encodeCompressed());
        out.writeBytes(number(k.size()));
        k.forEach(point -> out.writeBytes(point.encodeCompressed()));
        out.writeBytes(number(commitments.size()));
        for (CommitmentKey commitment : commitments) {
            out.writeBytes(number(commitment.covered().size()));
            commitment
                    .covered()
                    .forEach(n -> out.writeBytes(
                            ByteBuffer.allocate(Long.BYTES).putLong(n).array()));
        }
        out.writeBytes(number(commitments.size()));
        for (CommitmentKey commitment : commitments) {
            out.writeBytes(commitment.g().encodeCompressed());
            out.writeBytes(commitment.gSigmaNeg().encodeCompressed());
        }
        return out.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    /** How many public inputs a statement has. */
    public int publicInputCount() {
        return k.size() - 1 - commitments.size();
    }

    /** What lets anybody forge under this key, or leaves an input unbound (GRO-11); empty if nothing does. */
    public Optional<String> degeneracy() {
        if (Stream.of(beta, gamma, delta).anyMatch(G2::isInfinity) || alpha.isInfinity()) {
            return Optional.of("alpha, beta, gamma or delta is the point at infinity");
        }
        if (k.stream().anyMatch(G1::isInfinity)) {
            return Optional.of("an input has no weight: a K is the point at infinity");
        }
        if (isSameUpToSign(gamma, delta)) {
            return Optional.of("delta is gamma, or minus gamma: the setup was not finished");
        }
        if (isSameUpToSign(delta, G2.GENERATOR)) {
            return Optional.of("delta is the generator, or minus it: the setup was not finished");
        }
        for (CommitmentKey commitment : commitments) {
            if (commitment.g().isInfinity()
                    || commitment.gSigmaNeg().isInfinity()
                    || isSameUpToSign(commitment.g(), commitment.gSigmaNeg())) {
                return Optional.of("a commitment key lets anybody prove knowledge of what he does not know");
            }
        }
        return Optional.empty();
    }

    private static boolean isSameUpToSign(G2 one, G2 other) {
        return one.equals(other) || one.equals(other.negate());
    }
}
