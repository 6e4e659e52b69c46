package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SP1's envelope (FOR-23 to FOR-26): a selector, from version 6 on three of the public inputs, and the proof in words.
 *
 * @param selector the first bytes of the file
 * @param keySelector the first bytes of the digest of the key file
 * @param words what stands between selector and proof
 */
record Sp1Envelope(String selector, String keySelector, List<Fr> words) implements Envelope {
    private static final List<String> NAMES =
            List.of("programVKey", "publicValuesDigest", "exitCode", "vkRoot", "nonce");
    private static final String PUBLIC_VALUES = "publicValues";
    private static final int SELECTOR_BYTES = 4;
    private static final int OLD_INPUTS = 2;

    /** The digest is cut to 253 bits. */
    private static final int DIGEST_MASK = 0x1f;

    Sp1Envelope {
        words = List.copyOf(words);
    }

    /** The form of a proof under this key. */
    static ProofCandidate candidate(ForeignKey key, byte[] keyFile) {
        return new ProofCandidate(ProofFormat.SP1, file -> {
            int inputs = key.inputCount();
            if (inputs != OLD_INPUTS && inputs != NAMES.size()) {
                throw new ForeignFormatException(
                        ForeignCode.E_FORMAT, "", 0, "a key of 2 or 5 public inputs", inputs + "");
            }
            ByteCursor in = new ByteCursor(file);
            int selectorAt = in.take(SELECTOR_BYTES, "/selector");
            String selector = HexFormat.of().formatHex(file, selectorAt, selectorAt + SELECTOR_BYTES);
            int wordsAt = in.take((inputs - OLD_INPUTS) * Fr.BYTES, "/words");
            Candidate.Fitting<ForeignProof> proof = key.words(in);
            return () -> {
                ByteCursor words = new ByteCursor(file, wordsAt);
                List<Fr> values = new ArrayList<>();
                for (String name : NAMES.subList(OLD_INPUTS, inputs)) {
                    values.add(words.element("/" + name));
                }
                return new EnvelopedProof(
                        ProofFormat.SP1, proof.read(), new Sp1Envelope(selector, selector(keyFile), values));
            };
        });
    }

    private static String selector(byte[] keyFile) {
        return HexFormat.of().formatHex(Digests.sha256(keyFile), 0, SELECTOR_BYTES);
    }

    private boolean isOld() {
        return words.isEmpty();
    }

    @Override
    public List<String> names(int inputs) {
        return NAMES.subList(0, inputs);
    }

    @Override
    public List<Candidate<List<Fr>>> statements() {
        return List.of(Candidate.of("SP1 statement", file -> {
            JsonCursor.requireStart(file, '{');
            return () -> statement(file);
        }));
    }

    private List<Fr> statement(byte[] file) throws ForeignFormatException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put(NAMES.getFirst(), Fr.BYTES);
        sizes.put(PUBLIC_VALUES, HexMembers.ANY);
        List<String> others = isOld() ? List.of() : NAMES.subList(OLD_INPUTS, NAMES.size());
        others.forEach(name -> sizes.put(name, Fr.BYTES));
        HexMembers members = HexMembers.read(file, sizes);
        List<Fr> inputs = new ArrayList<>();
        inputs.add(members.element(NAMES.getFirst()));
        byte[] digest = Digests.sha256(members.bytes(PUBLIC_VALUES));
        digest[0] &= DIGEST_MASK;
        inputs.add(Fr.decode(digest));
        for (String name : others) {
            inputs.add(members.element(name));
        }
        return inputs;
    }

    @Override
    public Optional<String> note() {
        return Optional.of("SP1 " + (isOld() ? "3 to 5" : "6") + ", selector " + selector);
    }

    @Override
    public Optional<ProofFailure> contradiction(List<Fr> inputs) {
        if (!selector.equals(keySelector)) {
            return Optional.of(ProofFailure.of(
                    ForeignCode.E_SELECTOR,
                    "selector " + keySelector + ", from the key file",
                    "selector " + selector + ": the proof is for another key or version"));
        }
        List<Fr> said = inputs.subList(OLD_INPUTS, inputs.size());
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).equals(said.get(i))) {
                return Optional.of(ProofFailure.of(
                        ForeignCode.E_ENVELOPE,
                        NAMES.get(OLD_INPUTS + i) + " " + said.get(i).toBigInteger() + ", as in the public inputs",
                        words.get(i).toBigInteger() + " in the envelope"));
            }
        }
        return Optional.empty();
    }
}
