package io.tidemark.cli.differential;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.Groth16Fault;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.PublicInputs;
import io.tidemark.verifier.groth16.VerifyingKey;
import io.tidemark.verifier.groth16.WireHash;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pure-Java verifier's ruling. */
final class JavaJudge {
    private final Map<String, VerifyingKey> originals = new ConcurrentHashMap<>();
    /** Of the keys that gnark wrote; altered ones are prepared for one case and forgotten. */
    private final Map<String, PreparedKey> prepared = new ConcurrentHashMap<>();

    /**
     * A ruling, with why if it is not acceptance.
     *
     * @param fault empty if the equation does not hold, or the key is degenerate
     * @param degenerate whether the key lets anybody forge
     */
    record Answer(Ruling ruling, Optional<Groth16Fault> fault, boolean degenerate) {}

    Answer judge(Altered altered) {
        VerifyingKey key;
        try {
            key = VerifyingKey.decode(altered.key().toArray());
        } catch (Groth16FormatException malformed) {
            return refused(Ruling.UNREADABLE_KEY, malformed);
        }
        Groth16Proof proof;
        try {
            proof = Groth16Proof.decode(altered.proof().toArray());
        } catch (Groth16FormatException malformed) {
            return refused(Ruling.UNREADABLE_PROOF, malformed);
        }
        List<Fr> inputs;
        try {
            inputs = PublicInputs.decode(altered.inputs().toArray());
        } catch (Groth16FormatException malformed) {
            return refused(Ruling.UNREADABLE_INPUT, malformed);
        }
        if (key.degeneracy().isPresent()) {
            return new Answer(Ruling.REJECTED, Optional.empty(), true);
        }
        try {
            boolean holds = prepare(altered, key).verify(proof, inputs);
            return new Answer(holds ? Ruling.ACCEPTED : Ruling.REJECTED, Optional.empty(), false);
        } catch (Groth16FormatException mismatch) {
            return refused(Ruling.REJECTED, mismatch);
        }
    }

    private static Answer refused(Ruling ruling, Groth16FormatException why) {
        return new Answer(ruling, Optional.of(why.fault()), false);
    }

    private PreparedKey prepare(Altered altered, VerifyingKey key) throws Groth16FormatException {
        String name = altered.proofs().name();
        VerifyingKey original = originals.get(name);
        if (original == null) {
            original = VerifyingKey.decode(altered.proofs().key(false));
            originals.put(name, original);
        }
        WireHash hash = altered.proofs().hasSha256Wires() ? JavaJudge::sha256 : WireHash.GNARK;
        return key.equals(original)
                ? prepared.computeIfAbsent(name, absent -> PreparedKey.of(key, hash))
                : PreparedKey.of(key, hash);
    }

    private static Fr sha256(byte[] message) {
        try {
            return Fr.reduce(
                    new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(message)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
