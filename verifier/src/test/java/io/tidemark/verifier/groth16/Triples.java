package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.GnarkProofs;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

/** Keys and proofs that gnark made, with what this verifier takes besides. */
final class Triples {
    private final GnarkProofs file;

    private Triples(GnarkProofs file) {
        this.file = file;
    }

    static Triples read(String name) {
        return new Triples(GnarkProofs.read(name));
    }

    static Stream<Triples> all() {
        return GnarkProofs.all().map(Triples::new);
    }

    byte[] key() {
        return file.key(false);
    }

    byte[] keyRaw() {
        return file.key(true);
    }

    WireHash wireHash() {
        return file.hasSha256Wires() ? Triples::sha256 : WireHash.GNARK;
    }

    private static Fr sha256(byte[] message) {
        try {
            return Fr.reduce(
                    new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(message)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    int proofs() {
        return file.size();
    }

    byte[] proof(int i) {
        return file.proof(i, false);
    }

    byte[] raw(int i) {
        return file.proof(i, true);
    }

    byte[] publicInputs(int i) {
        return file.publicInputs(i);
    }

    PreparedKey prepared() throws Groth16FormatException {
        return PreparedKey.of(VerifyingKey.decode(key()), wireHash());
    }

    @Override
    public String toString() {
        return file.name();
    }
}
