package io.tidemark.cli.run;

import io.tidemark.bridge.BatchProver;
import io.tidemark.bridge.IsolatedProver;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Prover;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.WitnessRefusedException;
import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.term.Console;
import io.tidemark.model.Bundle;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/**
 * Proves parts of batches and packs bundles. Provers run in processes of their own, one for each shape, and stay open
 * until this is closed: a key is loaded once.
 */
public final class BundleMaker implements AutoCloseable {
    private final KeyStore store;
    private final Console console;
    private final InstantSource clock = InstantSource.system();
    private final Map<ShapeId, Prover> provers = new LinkedHashMap<>();

    /** A maker with the keys of a folder. */
    public BundleMaker(Path keyFolder, Console console) {
        this.store = KeyStore.at(keyFolder);
        this.console = console;
    }

    /**
     * A bundle that was made.
     *
     * @param file its bytes
     * @param took witness, check by the circuit, and proof
     */
    public record Made(Bundle bundle, Bytes file, Duration took) {}

    /** Proves one part. */
    Made make(BatchPart part, SignedSnapshot snapshot, String task) throws CommandFailure {
        Prover prover = prover(part.shape());
        Instant start = clock.instant();
        try (ProverProgress progress = ProverProgress.ofProof(console, task)) {
            Bundle bundle = new BatchProver(prover)
                    .prove(part.applied(), snapshot, part.applied().openings().effects(), progress);
            return new Made(
                    bundle, Bytes.wrap(Documents.BUNDLE.encode(bundle)), Duration.between(start, clock.instant()));
        } catch (NativeBridgeException failure) {
            throw BridgeFaults.explain(failure);
        } catch (WitnessRefusedException refused) {
            throw CommandFailure.environment(
                    "E_UNSATISFIED",
                    String.valueOf(refused.getMessage()),
                    "This is a fault of tidemark itself: please report it with the world and the batch number.");
        }
    }

    private Prover prover(ShapeId shape) throws CommandFailure {
        Prover open = provers.get(shape);
        if (open == null) {
            try {
                open = IsolatedProver.open(store, shape, Optional.empty(), ProverOptions.UNLIMITED);
            } catch (NativeBridgeException failure) {
                throw BridgeFaults.explain(failure);
            }
            provers.put(shape, open);
        }
        return open;
    }

    @Override
    public void close() {
        provers.values().forEach(Prover::close);
        provers.clear();
    }
}
