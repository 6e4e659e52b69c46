package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.Pairing;
import io.tidemark.algebra.PreparedG2;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The check of both openings of a proof at once (spec 12.7). */
final class Openings {
    private static final byte[] TAG = "tidemark/1/plonk-openings".getBytes(StandardCharsets.US_ASCII);
    private static final int COEFFICIENT_BYTES = 16;

    private final PlonkKey key;
    private final byte[] keyHash;
    private final PreparedG2 g2;
    private final PreparedG2 secretG2Neg;

    Openings(PlonkKey key) {
        this.key = key;
        keyHash = key.keyHash();
        g2 = PreparedG2.of(key.kzg().g2());
        secretG2Neg = PreparedG2.of(key.kzg().secretG2().negate());
    }

    /** Whether both hold. */
    boolean hold(PlonkProof proof, Challenges challenges, Linearised linearised) {
        List<byte[]> absorbed =
                Transcript.folding(key, proof, challenges.zeta, linearised.claim(), linearised.commitment());
        byte[] digest = Transcript.digest("gamma", new byte[0], absorbed);
        return holdJoined(
                proof,
                challenges.zeta,
                linearised,
                Transcript.challenge(digest),
                coefficient(challenges.zetaDigest, digest, proof));
    }

    /** PLK-26: whether the equation holds that joins both by a coefficient. */
    boolean holdJoined(PlonkProof proof, Fr zeta, Linearised linearised, Fr folding, Fr coefficient) {
        List<G1> points = new ArrayList<>();
        List<Fr> scalars = new ArrayList<>();
        Fr value = fold(proof, linearised.claim(), folding, points, scalars);

        PlonkClaims claims = proof.claims();
        points.add(proof.z());
        scalars.add(coefficient);
        points.add(key.kzg().g1());
        scalars.add(value.add(coefficient.mul(claims.zShifted())).neg());
        points.add(proof.opening());
        scalars.add(zeta);
        points.add(proof.shiftedOpening());
        scalars.add(coefficient.mul(zeta).mul(key.domain().generator()));
        G1 left = G1.linearCombination(points, scalars).add(linearised.commitment());
        G1 right = proof.shiftedOpening().multiply(coefficient).add(proof.opening());
        return new Pairing().add(left, g2).add(right, secretG2Neg).isOne();
    }

    /** Adds all that is opened at zeta but the linearised polynomial, by powers of the challenge; returns the folded value. */
    private Fr fold(PlonkProof proof, Fr linearisedClaim, Fr folding, List<G1> points, List<Fr> scalars) {
        PlonkClaims claims = proof.claims();
        List<Fr> values = new ArrayList<>(List.of(claims.l(), claims.r(), claims.o(), claims.s1(), claims.s2()));
        values.addAll(claims.qcp());
        points.addAll(proof.wires());
        points.addAll(key.permutation().subList(0, 2));
        key.gates().forEach(gate -> points.add(gate.qcp()));
        Fr folded = linearisedClaim;
        Fr power = folding;
        for (Fr value : values) {
            scalars.add(power);
            folded = folded.add(power.mul(value));
            power = power.mul(folding);
        }
        return folded;
    }

    /** PLK-25. */
    private Fr coefficient(byte[] zetaDigest, byte[] foldingDigest, PlonkProof proof) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(TAG);
        message.writeBytes(keyHash);
        message.writeBytes(zetaDigest);
        message.writeBytes(foldingDigest);
        message.writeBytes(proof.opening().encodeRaw());
        message.writeBytes(proof.shiftedOpening().encodeRaw());
        byte[] digest = Sha256.of(message.toByteArray()).toArrayUnsafe();
        return Fr.fromBigInteger(new BigInteger(1, digest, 0, COEFFICIENT_BYTES));
    }
}
