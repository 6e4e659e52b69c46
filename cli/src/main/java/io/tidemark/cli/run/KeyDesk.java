package io.tidemark.cli.run;

import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.StoredKey;
import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.term.Console;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.ShapeId;
import io.tidemark.model.audit.AuditStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;

/** The key store, for the commands. */
public final class KeyDesk {
    private final KeyStore store;

    private KeyDesk(KeyStore store) {
        this.store = store;
    }

    /** The key store in a folder. */
    public static KeyDesk at(Path folder) {
        return new KeyDesk(KeyStore.at(folder));
    }

    /**
     * A key as the commands show it.
     *
     * @param rows of each table of its shape, by the table's name; empty when this program has no such shape
     * @param effects how many effects the shape holds; 0 when unknown
     * @param bytes of all its files
     * @param usable whether gnark and the circuit are those of this program
     */
    public record Row(
            String id,
            String shape,
            Map<String, Integer> rows,
            int effects,
            long constraints,
            long bytes,
            String gnark,
            long circuitVersion,
            boolean development,
            boolean usable,
            Path folder,
            List<File> files) {
        /** Constraints for each effect that the shape holds; 0 when unknown. */
        public long constraintsPerEffect() {
            return effects == 0 ? 0 : Math.ceilDiv(constraints, effects);
        }
    }

    /** A file of a key. */
    public record File(String name, long bytes, String sha256) {}

    /** A shape that this program can prove. */
    public record KnownShape(String name, int effects, long constraints) {}

    /** All shapes, by size. */
    public static List<KnownShape> shapes() {
        return NativeShape.ALL.stream()
                .map(shape -> new KnownShape(shape.name(), shape.ops(), shape.constraints()))
                .toList();
    }

    /** The names of all that a key can be for: the shapes, and the audit circuit. */
    public static List<String> circuits() {
        return Stream.concat(shapes().stream().map(KnownShape::name), Stream.of(AuditStatement.CIRCUIT))
                .toList();
    }

    /** All keys of the store. */
    public List<Row> list() throws CommandFailure {
        try {
            List<Row> rows = new ArrayList<>();
            for (StoredKey key : store.list()) {
                rows.add(row(key));
            }
            return rows;
        } catch (NativeBridgeException failure) {
            throw BridgeFaults.explain(failure);
        }
    }

    /** One key, its files checked. */
    public Row show(KeyId id) throws CommandFailure {
        try {
            StoredKey key = store.show(id);
            key.check();
            return row(key);
        } catch (NativeBridgeException failure) {
            throw BridgeFaults.explain(failure);
        }
    }

    /** The verifying key of one key, its bytes checked against the manifest. */
    public Bytes verifyingKey(KeyId id) throws CommandFailure {
        try {
            return store.show(id).verifyingKey();
        } catch (NativeBridgeException failure) {
            throw BridgeFaults.explain(failure);
        }
    }

    /** The key of a shape; empty when there is none. */
    public Optional<Row> find(ShapeId shape) throws CommandFailure {
        try {
            return Optional.of(row(store.find(shape, Optional.empty())));
        } catch (NativeBridgeException failure) {
            if (failure.status() == NativeStatus.E_KEY_UNKNOWN || failure.status() == NativeStatus.E_KEY_STALE) {
                return Optional.empty();
            }
            throw BridgeFaults.explain(failure);
        }
    }

    /** The shapes with a usable key for an instance, smaller ones first. */
    public List<String> shapesFor(InstanceParameters parameters) throws CommandFailure {
        List<Row> rows = list();
        return shapes().stream()
                .map(KnownShape::name)
                .filter(name -> rows.stream()
                        .anyMatch(row -> row.usable()
                                && row.shape()
                                        .equals(ShapeCatalog.id(name, parameters)
                                                .text())))
                .toList();
    }

    /** Makes a development key, with estimate and progress. */
    public Row setup(ShapeId shape, Console console) throws CommandFailure {
        try (ProverProgress progress = ProverProgress.ofSetup(console, "setting up the key of " + shape)) {
            return row(store.setup(shape, true, ProverOptions.UNLIMITED, progress));
        } catch (NativeBridgeException failure) {
            throw BridgeFaults.explain(failure);
        }
    }

    private static Row row(StoredKey key) {
        Optional<NativeShape> shape = NativeShape.of(key.shape().name());
        KeyManifest manifest = key.manifest();
        List<File> files = files(manifest.files());
        return new Row(
                key.id().text(),
                key.shape().text(),
                shape.map(KeyDesk::rows).orElse(Map.of()),
                shape.map(NativeShape::ops).orElse(0),
                manifest.constraints(),
                files.stream().mapToLong(File::bytes).sum(),
                manifest.gnarkVersion(),
                manifest.circuitVersion(),
                key.id().development(),
                key.isPresentVersion(),
                key.folder(),
                files);
    }

    private static List<File> files(KeyManifest.Files files) {
        return List.of(
                file("clauses.txt", files.clauses()),
                file("proving.key", files.provingKey()),
                file("system.bin", files.system()),
                file("verifying.key", files.verifyingKey()));
    }

    private static File file(String name, KeyManifest.FileEntry entry) {
        return new File(name, entry.size(), entry.sha256().toUnprefixedHexString());
    }

    private static Map<String, Integer> rows(NativeShape shape) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("effects", shape.ops());
        rows.put("authors", shape.authors());
        rows.put("resources", shape.resources());
        rows.put("capabilities", shape.capabilities());
        rows.put("calls", shape.calls());
        rows.put("nodes", shape.nodes());
        rows.put("links", shape.links());
        rows.put("arguments", shape.arguments());
        rows.put("facts", shape.facts());
        rows.put("members", shape.members());
        rows.put("groups", shape.groups());
        return rows;
    }
}
