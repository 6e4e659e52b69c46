package io.tidemark.verifier;

import io.tidemark.model.Sha256;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every file of the corpus, made from the valid bundles by named changes. The same files each time, as long as the proofs
 * in {@code groth16/statement.json} are the same.
 */
final class FixtureMutations {
    static final String MANIFEST = "MANIFEST.json";
    static final String INSTANCE = "instance.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

    private final CorpusWorld world = new CorpusWorld();
    private final Map<String, byte[]> files = new TreeMap<>();

    /** The files by their path below {@code bundles/}. */
    static Map<String, byte[]> files() {
        FixtureMutations made = new FixtureMutations();
        made.make();
        return made.files;
    }

    private List<CorpusCase> cases() {
        List<CorpusCase> cases = new ArrayList<>();
        for (int number = 1; number <= world.synthetic().bundles().size(); number++) {
            List<SignedSnapshot> supplied = number < 3 ? List.of() : List.of(world.snapshot(3));
            cases.add(CorpusCase.valid(Integer.toString(number), world.bundle(number), number - 1, supplied));
        }
        cases.add(CorpusCase.valid("1-as-json", world.bundle(1), 0, List.of())
                .asJson(Documents.BUNDLE.toJson(world.bundle(1))));
        cases.addAll(new FormatMutations(world).all());
        cases.addAll(new TrustMutations(world).all());
        cases.addAll(new HistoryMutations(world).all());
        cases.addAll(new ProofMutations(world).all());
        return cases;
    }

    private void make() {
        files.put(INSTANCE, utf8(Documents.INSTANCE.toJson(world.synthetic().parameters())));
        CorpusWorld.store(world.key().encode())
                .forEach((path, bytes) -> files.put(CorpusCase.KEYS + "/" + path, bytes));
        for (SignedSnapshot snapshot : world.synthetic().snapshots()) {
            files.put(snapshotPath(snapshot), Documents.SNAPSHOT.encode(snapshot));
        }
        ArrayNode list = JSON.createArrayNode();
        for (CorpusCase made : cases()) {
            files.put(made.path(), made.file().toArray());
            made.store().forEach((path, bytes) -> files.put(made.keys() + "/" + path, bytes.toArray()));
            list.add(entry(made));
        }
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", "tidemark/1/bundle-corpus");
        manifest.put("instance", INSTANCE);
        ObjectNode digests = manifest.putObject("files");
        files.forEach((path, bytes) -> digests.put(path, Sha256.of(bytes).toUnprefixedHexString()));
        manifest.set("cases", list);
        files.put(MANIFEST, utf8(WRITER.writeValueAsString(manifest).replace("\r\n", "\n") + "\n"));
    }

    private static ObjectNode entry(CorpusCase made) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("name", made.name());
        entry.put("code", made.code().map(VerificationCode::name).orElse(""));
        entry.put("clause", made.clause());
        entry.put("made", made.made());
        entry.put("file", made.path());
        entry.put("sha256", Sha256.of(made.file().toArray()).toUnprefixedHexString());
        ArrayNode after = entry.putArray("after");
        IntStream.rangeClosed(1, made.after()).forEach(number -> after.add("valid/" + number + ".tmb"));
        ArrayNode snapshots = entry.putArray("snapshots");
        made.snapshots().forEach(snapshot -> snapshots.add(snapshotPath(snapshot)));
        entry.put("keys", made.keys());
        entry.put("developmentKeysAllowed", made.developmentKeysAllowed());
        return entry;
    }

    private static String snapshotPath(SignedSnapshot snapshot) {
        return "snapshots/" + snapshot.snapshot().sequence().value() + ".cbor";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
