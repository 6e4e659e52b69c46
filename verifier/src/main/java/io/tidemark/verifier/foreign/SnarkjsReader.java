package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.model.codec.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the JSON files of snarkjs (FOR-16, FOR-17, FOR-21). */
final class SnarkjsReader {
    private static final String PROTOCOL = "groth16";
    private static final Set<String> CURVES = Set.of("bn128", "bn254", "altbn128");

    private final JsonCursor in;
    private final Map<String, PointPlace<G1>> g1 = new HashMap<>();
    private final Map<String, PointPlace<G2>> g2 = new HashMap<>();
    private final Map<String, JsonCursor.Member> members = new HashMap<>();

    private SnarkjsReader(byte[] file) throws ForeignFormatException {
        in = new JsonCursor(file);
        members.put("protocol", () -> requireOneOf(Set.of(PROTOCOL)));
        members.put("curve", () -> requireOneOf(CURVES));
    }

    private void requireOneOf(Set<String> known) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        String value = in.string();
        if (!known.contains(value)) {
            throw new ForeignFormatException(
                    ForeignCode.E_UNSUPPORTED, path, offset, "one of " + known, Printable.of(value));
        }
    }

    private void hasG1(String name) {
        members.put(name, () -> g1.put(name, Decimals.g1(in)));
    }

    private void hasG2(String name) {
        members.put(name, () -> g2.put(name, Decimals.g2(in)));
    }

    private PointPlace<G1> g1(String name) {
        return Objects.requireNonNull(g1.get(name), name);
    }

    private PointPlace<G2> g2(String name) {
        return Objects.requireNonNull(g2.get(name), name);
    }

    /** {@code verification_key.json}. */
    static Groth16Parts key(byte[] file) throws ForeignFormatException {
        SnarkjsReader reader = new SnarkjsReader(file);
        return reader.key();
    }

    private Groth16Parts key() throws ForeignFormatException {
        List<PointPlace<G1>> k = new ArrayList<>();
        int[] inputs = new int[1];
        long[] listAt = new long[1];
        hasG1("vk_alpha_1");
        hasG2("vk_beta_2");
        hasG2("vk_gamma_2");
        hasG2("vk_delta_2");
        members.put("nPublic", () -> inputs[0] = in.number(ForeignLimits.INPUTS_MAX));
        members.put("vk_alphabeta_12", in::skip);
        members.put("IC", () -> {
            listAt[0] = in.offset();
            in.list(ForeignLimits.INPUTS_MAX + 1, i -> k.add(Decimals.g1(in)));
        });
        in.object(
                members,
                Set.of("protocol", "curve", "nPublic", "vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "IC"));
        in.end();
        if (k.size() != inputs[0] + 1) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, "/IC", listAt[0], inputs[0] + 1 + " points (nPublic + 1)", k.size() + "");
        }
        return Groth16Parts.plain(
                KeyFormat.SNARKJS, "JSON", g1("vk_alpha_1"), g2("vk_beta_2"), g2("vk_gamma_2"), g2("vk_delta_2"), k);
    }

    /** {@code proof.json}. */
    static Groth16ProofPlaces proof(byte[] file) throws ForeignFormatException {
        SnarkjsReader reader = new SnarkjsReader(file);
        return reader.proof();
    }

    private Groth16ProofPlaces proof() throws ForeignFormatException {
        hasG1("pi_a");
        hasG2("pi_b");
        hasG1("pi_c");
        in.object(members, Set.of("protocol", "pi_a", "pi_b", "pi_c"));
        in.end();
        return Groth16ProofPlaces.plain(g1("pi_a"), g2("pi_b"), g1("pi_c"));
    }

    /** {@code public.json}. */
    static List<Fr> inputs(byte[] file) throws ForeignFormatException {
        JsonCursor in = new JsonCursor(file);
        List<Fr> inputs = new ArrayList<>();
        in.list(ForeignLimits.INPUTS_MAX, i -> inputs.add(Decimals.element(in)));
        in.end();
        return inputs;
    }
}
