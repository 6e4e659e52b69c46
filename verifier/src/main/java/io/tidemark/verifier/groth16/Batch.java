package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.Gt;
import io.tidemark.algebra.Pairing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Claims under one key, checked as one equation (ADR 0013): the product of (Xᵢ · Yᵢ^τ)^cᵢ is one, Xᵢ and Yᵢ being the two
 * equations of proof i, and τ and the cᵢ hashes of all claims. A proof costs one pair of its own; the fixed points of the
 * key and the final exponentiation are paid for once.
 *
 * <p>The values of ranges are kept as elements of the target group, so that of two halves only one need be computed.
 */
final class Batch {
    private final PreparedKey key;
    private final List<Groth16Claim> claims;
    private final List<List<Fr>> wires;
    private final List<Fr> coefficients;
    private final Fr tau;

    /** Claims whose shape was checked. */
    Batch(PreparedKey key, List<Groth16Claim> claims) {
        this.key = key;
        this.claims = claims;
        wires = claims.stream().map(key::wires).toList();
        byte[] seed = Transcript.ofBatch(key.keyHash(), claims);
        tau = Transcript.batchCoefficient(seed, 0);
        coefficients = IntStream.rangeClosed(1, claims.size())
                .mapToObj(i -> Transcript.batchCoefficient(seed, i))
                .toList();
    }

    /** The numbers of the claims that do not hold. */
    List<Integer> failing() {
        return failing(0, claims.size());
    }

    /** The same in a number of parts, each a task. */
    List<Integer> failing(Executor executor, int parts) {
        List<CompletableFuture<List<Integer>>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = bound(part, parts);
            int to = bound(part + 1, parts);
            tasks.add(CompletableFuture.supplyAsync(() -> failing(from, to), executor));
        }
        return tasks.stream().flatMap(task -> task.join().stream()).toList();
    }

    private List<Integer> failing(int from, int to) {
        List<Integer> failing = new ArrayList<>();
        if (to - from == 1) {
            decide(from, failing);
        } else {
            search(from, to, value(from, to), failing);
        }
        return failing;
    }

    private int bound(int part, int parts) {
        return (int) ((long) claims.size() * part / parts);
    }

    /** Adds the claims of a range of that value which do not hold; what the batch refuses, the single check decides. */
    private void search(int from, int to, Gt value, List<Integer> failing) {
        if (value.isOne()) {
            return;
        }
        if (to - from == 1) {
            decide(from, failing);
            return;
        }
        int middle = (from + to) >>> 1;
        Gt left = value(from, middle);
        search(from, middle, left, failing);
        search(middle, to, left.inverse().multiply(value), failing);
    }

    private void decide(int claim, List<Integer> failing) {
        if (!key.holds(claims.get(claim), wires.get(claim))) {
            failing.add(claim);
        }
    }

    /** The product of the joined equations of a range. */
    private Gt value(int from, int to) {
        if (from == to) {
            return Gt.ONE;
        }
        List<Fr> factors = coefficients.subList(from, to);
        Pairing pairing = new Pairing();
        List<G1> cs = new ArrayList<>(to - from);
        List<G1> knowledge = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Groth16Proof proof = claims.get(i).proof();
            pairing.add(proof.a().multiply(coefficients.get(i)), proof.b());
            cs.add(proof.c());
            knowledge.add(proof.knowledge());
        }
        Fr total = factors.stream().reduce(Fr.ZERO, Fr::add);
        G1 weighted = key.sumOfWeights(weights(from, to, total));
        for (int j = 0; j < key.commitmentCount(); j++) {
            List<G1> commitments = commitments(from, to, j);
            G1 sum = G1.linearCombination(commitments, factors);
            weighted = weighted.add(sum);
            G1 folded = j == 0 ? sum : G1.linearCombination(commitments, folded(from, to, j));
            pairing.add(folded.multiply(tau), key.sigmaNeg(j));
        }
        pairing.add(G1.linearCombination(cs, factors), key.deltaNeg())
                .add(weighted, key.gammaNeg())
                .add(key.alpha().multiply(total), key.betaNeg());
        if (key.commitmentCount() > 0) {
            pairing.add(G1.linearCombination(knowledge, factors).multiply(tau), key.g());
        }
        return pairing.product();
    }

    private List<G1> commitments(int from, int to, int number) {
        return claims.subList(from, to).stream()
                .map(claim -> claim.proof().commitments().get(number))
                .toList();
    }

    /** The scalars of the key's weights: of the constant, of the inputs, of the wires. */
    private List<Fr> weights(int from, int to, Fr total) {
        Fr[] scalars = new Fr[key.weightCount()];
        Arrays.fill(scalars, Fr.ZERO);
        scalars[0] = total;
        for (int i = from; i < to; i++) {
            addTo(scalars, 1, claims.get(i).inputs(), coefficients.get(i));
            addTo(scalars, 1 + claims.get(i).inputs().size(), wires.get(i), coefficients.get(i));
        }
        return List.of(scalars);
    }

    private static void addTo(Fr[] scalars, int at, List<Fr> values, Fr factor) {
        for (int j = 0; j < values.size(); j++) {
            scalars[at + j] = scalars[at + j].add(factor.mul(values.get(j)));
        }
    }

    /** cᵢ · fᵢʲ. */
    private List<Fr> folded(int from, int to, int power) {
        List<Fr> scalars = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Fr fold = PreparedKey.foldChallenge(wires.get(i));
            Fr scalar = coefficients.get(i);
            for (int j = 0; j < power; j++) {
                scalar = scalar.mul(fold);
            }
            scalars.add(scalar);
        }
        return scalars;
    }
}
