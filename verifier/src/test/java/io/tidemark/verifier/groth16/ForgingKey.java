package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.HashToField;
import io.tidemark.model.Statement;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/**
 * A key with one commitment whose secrets are known, so that tests make valid proofs of whatever they like: what the
 * maker of a development key can do. Deterministic.
 */
public final class ForgingKey {
    private final Fr alpha = secret("alpha");
    private final Fr beta = secret("beta");
    private final Fr gamma = secret("gamma");
    private final Fr delta;
    private final Fr sigma = secret("sigma");
    private final Fr b = secret("B");
    private final Fr committed = secret("committed");
    private final List<Fr> weights = new ArrayList<>();
    private final G2 bPoint = g2(b);
    private final VerifyingKey key;

    private ForgingKey(int inputs, Fr delta) {
        this.delta = delta;
        for (int i = 0; i < inputs + 2; i++) {
            weights.add(secret("K" + i));
        }
        G2 g = g2(secret("G"));
        G2 gSigmaNeg = g2(secret("G").mul(sigma).neg());
        key = new VerifyingKey(
                g1(alpha),
                g1(beta),
                g2(beta),
                g2(gamma),
                g1(delta),
                g2(delta),
                weights.stream().map(ForgingKey::g1).toList(),
                List.of(new CommitmentKey(List.of(), g, gSigmaNeg)));
    }

    /** A key for that many public inputs. */
    public static ForgingKey withInputs(int inputs) {
        return new ForgingKey(inputs, secret("delta"));
    }

    /** The same with delta equal to gamma, as a setup that was never finished leaves it. */
    public ForgingKey withDeltaEqualToGamma() {
        return new ForgingKey(weights.size() - 2, gamma);
    }

    public VerifyingKey key() {
        return key;
    }

    /** A proof of a statement. */
    public Bytes prove(Statement statement) {
        return prove(statement.publicInputs());
    }

    /** A proof of any public inputs: C is solved for, with A and B given. */
    public Bytes prove(List<Fr> inputs) {
        G1 commitment = g1(committed);
        Fr wire = HashToField.hash(commitment.encodeRaw(), HashToField.COMMITMENT_DST);
        Fr sum = weights.getFirst().add(weights.getLast().mul(wire)).add(committed);
        for (int i = 0; i < inputs.size(); i++) {
            sum = sum.add(weights.get(i + 1).mul(inputs.get(i)));
        }
        Fr a = inputs.stream().reduce(secret("A"), (x, y) -> x.mul(Fr.of(31)).add(y));
        Fr c = a.mul(b).sub(alpha.mul(beta)).sub(gamma.mul(sum)).mul(delta.inverse());
        return encode(new Groth16Proof(g1(a), bPoint, g1(c), List.of(commitment), g1(committed.mul(sigma))));
    }

    /** Another proof of the same statement, as anybody can make it: (-A, -B, C). */
    public Bytes rerandomise(Bytes proof) {
        Groth16Proof p = decode(proof);
        return encode(new Groth16Proof(p.a().negate(), p.b().negate(), p.c(), p.commitments(), p.knowledge()));
    }

    /** Whether a proof is one of these inputs. */
    public boolean verifies(Bytes proof, List<Fr> inputs) {
        try {
            return PreparedKey.of(key).verify(decode(proof), inputs);
        } catch (Groth16FormatException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Groth16Proof decode(Bytes proof) {
        try {
            return Groth16Proof.decode(proof.toArray());
        } catch (Groth16FormatException malformed) {
            throw new AssertionError(malformed);
        }
    }

    /** gnark's compressed encoding. */
    static Bytes encode(Groth16Proof proof) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(proof.a().encodeCompressed());
        out.writeBytes(proof.b().encodeCompressed());
        out.writeBytes(proof.c().encodeCompressed());
        out.writeBytes(ByteBuffer.allocate(4).putInt(proof.commitments().size()).array());
        proof.commitments().forEach(point -> out.writeBytes(point.encodeCompressed()));
        out.writeBytes(proof.knowledge().encodeCompressed());
        return Bytes.wrap(out.toByteArray());
    }

    private static Fr secret(String name) {
        return HashToField.hash(name.getBytes(StandardCharsets.US_ASCII), "tidemark-forging-key");
    }

    private static G1 g1(Fr scalar) {
        return G1.GENERATOR.multiply(scalar);
    }

    private static G2 g2(Fr scalar) {
        BigInteger integer = scalar.toBigInteger();
        return TwistArithmetic.multiple(integer);
    }
}
