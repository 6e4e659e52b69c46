package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Takes a proof apart, exchanges parts of it, and writes it. */
final class ProofParts {
    private ProofParts() {}

    /** One point of a proof. */
    record Part(String name, Function<G1, PlonkProof> exchange) {
        PlonkProof replace(G1 point) {
            return exchange.apply(point);
        }
    }

    /** One claimed value of a proof. */
    record Claim(String name, Function<Fr, PlonkProof> exchange) {
        PlonkProof replace(Fr value) {
            return exchange.apply(value);
        }
    }

    static List<Part> points(PlonkProof p) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int at = i;
            parts.add(new Part(
                    "wire " + i,
                    x -> new PlonkProof(
                            with(p.wires(), at, x),
                            p.z(),
                            p.quotient(),
                            p.claims(),
                            p.opening(),
                            p.shiftedOpening(),
                            p.commitments())));
            parts.add(new Part(
                    "quotient " + i,
                    x -> new PlonkProof(
                            p.wires(),
                            p.z(),
                            with(p.quotient(), at, x),
                            p.claims(),
                            p.opening(),
                            p.shiftedOpening(),
                            p.commitments())));
        }
        parts.add(new Part(
                "z",
                x -> new PlonkProof(
                        p.wires(), x, p.quotient(), p.claims(), p.opening(), p.shiftedOpening(), p.commitments())));
        parts.add(new Part(
                "opening",
                x -> new PlonkProof(
                        p.wires(), p.z(), p.quotient(), p.claims(), x, p.shiftedOpening(), p.commitments())));
        parts.add(new Part(
                "opening, shifted",
                x -> new PlonkProof(p.wires(), p.z(), p.quotient(), p.claims(), p.opening(), x, p.commitments())));
        for (int i = 0; i < p.commitmentCount(); i++) {
            int at = i;
            parts.add(new Part(
                    "commitment " + i,
                    x -> new PlonkProof(
                            p.wires(),
                            p.z(),
                            p.quotient(),
                            p.claims(),
                            p.opening(),
                            p.shiftedOpening(),
                            with(p.commitments(), at, x))));
        }
        return parts;
    }

    static List<Claim> claims(PlonkProof p) {
        PlonkClaims c = p.claims();
        List<Claim> claims = new ArrayList<>(List.of(
                claim(
                        p,
                        "linearised",
                        x -> new PlonkClaims(x, c.l(), c.r(), c.o(), c.s1(), c.s2(), c.qcp(), c.zShifted())),
                claim(
                        p,
                        "l",
                        x -> new PlonkClaims(c.linearised(), x, c.r(), c.o(), c.s1(), c.s2(), c.qcp(), c.zShifted())),
                claim(
                        p,
                        "r",
                        x -> new PlonkClaims(c.linearised(), c.l(), x, c.o(), c.s1(), c.s2(), c.qcp(), c.zShifted())),
                claim(
                        p,
                        "o",
                        x -> new PlonkClaims(c.linearised(), c.l(), c.r(), x, c.s1(), c.s2(), c.qcp(), c.zShifted())),
                claim(
                        p,
                        "s1",
                        x -> new PlonkClaims(c.linearised(), c.l(), c.r(), c.o(), x, c.s2(), c.qcp(), c.zShifted())),
                claim(
                        p,
                        "s2",
                        x -> new PlonkClaims(c.linearised(), c.l(), c.r(), c.o(), c.s1(), x, c.qcp(), c.zShifted())),
                claim(p, "z", x -> new PlonkClaims(c.linearised(), c.l(), c.r(), c.o(), c.s1(), c.s2(), c.qcp(), x))));
        for (int i = 0; i < c.qcp().size(); i++) {
            int at = i;
            claims.add(claim(
                    p,
                    "qcp " + i,
                    x -> new PlonkClaims(
                            c.linearised(), c.l(), c.r(), c.o(), c.s1(), c.s2(), with(c.qcp(), at, x), c.zShifted())));
        }
        return claims;
    }

    /** The same proof without the claim of the linearised polynomial, as Solidity's form has it. */
    static PlonkProof withoutLinearisedClaim(PlonkProof p) {
        PlonkClaims c = p.claims();
        return with(p, new PlonkClaims(null, c.l(), c.r(), c.o(), c.s1(), c.s2(), c.qcp(), c.zShifted()));
    }

    private static Claim claim(PlonkProof p, String name, Function<Fr, PlonkClaims> exchange) {
        return new Claim(name, value -> with(p, exchange.apply(value)));
    }

    private static PlonkProof with(PlonkProof p, PlonkClaims claims) {
        return new PlonkProof(p.wires(), p.z(), p.quotient(), claims, p.opening(), p.shiftedOpening(), p.commitments());
    }

    private static <T> List<T> with(List<T> list, int at, T item) {
        List<T> changed = new ArrayList<>(list);
        changed.set(at, item);
        return changed;
    }

    /** gnark's raw form, or Solidity's where the claim of the linearised polynomial is missing. */
    static byte[] encode(PlonkProof p) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlonkClaims c = p.claims();
        List<Fr> values = List.of(c.l(), c.r(), c.o(), c.s1(), c.s2());
        points(out, p.wires());
        if (c.linearised() == null) {
            points(out, p.quotient());
            scalars(out, values);
            points(out, List.of(p.z()));
            scalars(out, List.of(c.zShifted()));
            points(out, List.of(p.opening(), p.shiftedOpening()));
            scalars(out, c.qcp());
        } else {
            points(out, List.of(p.z()));
            points(out, p.quotient());
            points(out, List.of(p.opening()));
            count(out, 1 + values.size() + c.qcp().size());
            scalars(out, List.of(c.linearised()));
            scalars(out, values);
            scalars(out, c.qcp());
            points(out, List.of(p.shiftedOpening()));
            scalars(out, List.of(c.zShifted()));
            count(out, p.commitmentCount());
        }
        points(out, p.commitments());
        return out.toByteArray();
    }

    private static void points(ByteArrayOutputStream out, List<G1> points) {
        points.forEach(point -> out.writeBytes(point.encodeRaw()));
    }

    private static void scalars(ByteArrayOutputStream out, List<Fr> scalars) {
        scalars.forEach(scalar -> out.writeBytes(scalar.encode()));
    }

    private static void count(ByteArrayOutputStream out, int count) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
    }
}
