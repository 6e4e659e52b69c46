package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What each challenge is a hash of (spec 12.5): its name, the digest of the challenge before it, then these elements. */
final class Transcript {
    private Transcript() {}

    /** PLK-12. */
    static List<byte[]> gamma(PlonkKey key, List<Fr> inputs, PlonkProof proof) {
        List<byte[]> elements = new ArrayList<>();
        points(elements, key.permutation());
        points(elements, key.selectors().inOrder());
        key.gates().forEach(gate -> elements.add(gate.qcp().encodeRaw()));
        inputs.forEach(input -> elements.add(input.encode()));
        points(elements, proof.wires());
        return elements;
    }

    /** PLK-13. */
    static List<byte[]> beta() {
        return List.of();
    }

    /** PLK-14. */
    static List<byte[]> alpha(PlonkProof proof) {
        List<byte[]> elements = new ArrayList<>();
        points(elements, proof.commitments());
        elements.add(proof.z().encodeRaw());
        return elements;
    }

    /** PLK-15. */
    static List<byte[]> zeta(PlonkProof proof) {
        List<byte[]> elements = new ArrayList<>();
        points(elements, proof.quotient());
        return elements;
    }

    /** PLK-16; the first challenge of a transcript of its own. */
    static List<byte[]> folding(PlonkKey key, PlonkProof proof, Fr zeta, Fr linearisedClaim, G1 linearised) {
        List<byte[]> elements = new ArrayList<>();
        elements.add(zeta.encode());
        elements.add(linearised.encodeRaw());
        points(elements, proof.wires());
        points(elements, key.permutation().subList(0, 2));
        key.gates().forEach(gate -> elements.add(gate.qcp().encodeRaw()));
        PlonkClaims claims = proof.claims();
        elements.add(linearisedClaim.encode());
        for (Fr claim : List.of(claims.l(), claims.r(), claims.o(), claims.s1(), claims.s2())) {
            elements.add(claim.encode());
        }
        claims.qcp().forEach(claim -> elements.add(claim.encode()));
        elements.add(claims.zShifted().encode());
        return elements;
    }

    private static void points(List<byte[]> elements, List<G1> points) {
        points.forEach(point -> elements.add(point.encodeRaw()));
    }

    /** PLK-11: SHA-256(name ‖ previous ‖ elements), not reduced; {@code previous} is empty for a first challenge. */
    static byte[] digest(String name, byte[] previous, List<byte[]> elements) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(previous);
        elements.forEach(message::writeBytes);
        return Sha256.of(message.toByteArray()).toArrayUnsafe();
    }

    /** A digest as a challenge. */
    static Fr challenge(byte[] digest) {
        return Fr.reduce(new BigInteger(1, digest));
    }
}
