package io.tidemark.verifier.foreign;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.verifier.foreign.KeyFinding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at each point of a Groth16 key for itself, and at those that must differ (FOR-31). */
final class Groth16Lint {
    private final Groth16Parts parts;
    private final List<KeyFinding> findings = new ArrayList<>();

    private Groth16Lint(Groth16Parts parts) {
        this.parts = parts;
    }

    static List<KeyFinding> findings(Groth16Parts parts) throws ForeignFormatException {
        Groth16Lint lint = new Groth16Lint(parts);
        lint.run();
        return List.copyOf(lint.findings);
    }

    private void run() throws ForeignFormatException {
        Optional<G1> alpha = point(parts.alpha());
        Optional<G2> beta = point(parts.beta());
        Optional<G2> gamma = point(parts.gamma());
        Optional<G2> delta = point(parts.delta());
        requireFinite(alpha.filter(G1::isInfinity).isPresent(), parts.alpha());
        requireFinite(beta.filter(G2::isInfinity).isPresent(), parts.beta());
        requireFinite(gamma.filter(G2::isInfinity).isPresent(), parts.gamma());
        requireFinite(delta.filter(G2::isInfinity).isPresent(), parts.delta());
        if (gamma.isPresent() && delta.isPresent() && isSameUpToSign(gamma.get(), delta.get())) {
            add(Kind.GAMMA_IS_DELTA, parts.delta(), "delta is gamma, or minus gamma");
        }
        if (delta.isPresent() && isSameUpToSign(delta.get(), G2.GENERATOR)) {
            add(Kind.DELTA_IS_GENERATOR, parts.delta(), "delta is the generator of G2, or minus it");
        }
        weights();
        commitmentKeys();
        for (PointPlace<G1> idle : parts.idle()) {
            point(idle);
        }
        for (PointPlace<G2> idle : parts.idle2()) {
            point(idle);
        }
    }

    private void weights() throws ForeignFormatException {
        Map<G1, String> seen = new HashMap<>();
        for (int i = 0; i < parts.k().size(); i++) {
            PointPlace<G1> place = parts.k().get(i);
            Optional<G1> weight = point(place);
            if (weight.isEmpty()) {
                continue;
            }
            if (weight.get().isInfinity()) {
                add(Kind.INPUT_WITHOUT_WEIGHT, place, "the weight of " + of(i) + " is the point at infinity");
            } else if (i > 0) {
                String name = of(i);
                Optional<String> other = Optional.ofNullable(seen.putIfAbsent(weight.get(), name))
                        .or(() -> Optional.ofNullable(seen.get(weight.get().negate())));
                other.ifPresent(earlier ->
                        add(Kind.INPUTS_OF_ONE_WEIGHT, place, name + " has the weight of " + earlier + ", up to sign"));
            }
        }
    }

    private String of(int weight) {
        int inputs = parts.inputCount();
        return weight == 0
                ? "the constant"
                : weight <= inputs ? "public input " + (weight - 1) : "commitment " + (weight - 1 - inputs);
    }

    private void commitmentKeys() throws ForeignFormatException {
        List<PointPlace<G2>> keys = parts.commitmentKeys();
        for (int i = 0; i < keys.size(); i += 2) {
            Optional<G2> g = point(keys.get(i));
            Optional<G2> gSigmaNeg = point(keys.get(i + 1));
            if (g.isPresent()
                    && gSigmaNeg.isPresent()
                    && (g.get().isInfinity()
                            || gSigmaNeg.get().isInfinity()
                            || isSameUpToSign(g.get(), gSigmaNeg.get()))) {
                add(Kind.COMMITMENT_KEY, keys.get(i), "its points are infinity, or the same up to sign");
            }
        }
    }

    /** The point, or a finding and nothing. */
    private <P> Optional<P> point(PointPlace<P> place) throws ForeignFormatException {
        try {
            return Optional.of(place.read(InfinityRule.ALLOWED));
        } catch (ForeignFormatException refused) {
            findings.add(KeyFinding.of(refused).orElseThrow(() -> refused));
            return Optional.empty();
        }
    }

    private void requireFinite(boolean infinite, PointPlace<?> place) {
        if (infinite) {
            add(Kind.INFINITE, place, "it is the point at infinity");
        }
    }

    private void add(Kind kind, PointPlace<?> place, String what) {
        findings.add(new KeyFinding(kind, place.path(), what));
    }

    private static boolean isSameUpToSign(G2 one, G2 other) {
        return one.equals(other) || one.equals(other.negate());
    }
}
