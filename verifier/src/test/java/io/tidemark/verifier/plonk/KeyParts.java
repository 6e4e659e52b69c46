package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes keys out of another one, and writes them. */
final class KeyParts {
    private KeyParts() {}

    /** gnark's versioned compressed encoding, with lines of zeros. */
    static byte[] encode(PlonkKey key) {
        byte[] canonical = KeyCanon.bytes(key);
        int tail = Integer.BYTES + Long.BYTES * key.commitmentCount();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(canonical, 0, canonical.length - tail);
        out.writeBytes(new byte[PlonkKey.LINES_BYTES]);
        out.write(canonical, canonical.length - tail, tail);
        return out.toByteArray();
    }

    /** Rows as gnark numbers them, with its shift. */
    static PlonkDomain domain(long size) {
        BigInteger order = Fr.MODULUS.subtract(BigInteger.ONE).divide(BigInteger.valueOf(size));
        Fr generator = Fr.fromBigInteger(BigInteger.valueOf(5).modPow(order, Fr.MODULUS));
        return new PlonkDomain(size, Fr.of(size).inverse(), generator, Fr.of(5));
    }

    static PlonkKey with(PlonkKey key, PlonkDomain domain, int inputs) {
        return new PlonkKey(domain, inputs, key.permutation(), key.selectors(), key.gates(), key.kzg());
    }

    static PlonkKey with(PlonkKey key, List<G1> permutation) {
        return new PlonkKey(key.domain(), key.publicInputCount(), permutation, key.selectors(), key.gates(), key.kzg());
    }

    static PlonkKey with(PlonkKey key, PlonkSelectors selectors) {
        return new PlonkKey(key.domain(), key.publicInputCount(), key.permutation(), selectors, key.gates(), key.kzg());
    }

    static PlonkKey with(PlonkKey key, KzgKey kzg) {
        return new PlonkKey(key.domain(), key.publicInputCount(), key.permutation(), key.selectors(), key.gates(), kzg);
    }

    static PlonkKey withGates(PlonkKey key, List<CommitmentGate> gates) {
        return new PlonkKey(key.domain(), key.publicInputCount(), key.permutation(), key.selectors(), gates, key.kzg());
    }

    /** As many gates as asked for, each with a row of its own. */
    static List<CommitmentGate> gates(int count) {
        List<CommitmentGate> gates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gates.add(new CommitmentGate(G1.GENERATOR, i));
        }
        return gates;
    }
}
