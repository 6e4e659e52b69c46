package io.tidemark.verifier;

import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verifying key that was pinned: its id was computed from its bytes, and whoever runs the verifier trusts that id.
 * Thread-safe.
 */
public final class TrustedKey {
    private final KeyId id;
    private final ShapeId shape;
    private final ShapeCapacities capacities;
    private final VerifyingKey key;

    private volatile @Nullable PreparedKey prepared;

    /**
     * Pins a key.
     *
     * @param id the id that was computed from the bytes of the key
     * @param shape the shape that the id names
     * @param capacities rows of the tables of that shape
     */
    public TrustedKey(KeyId id, ShapeId shape, ShapeCapacities capacities, VerifyingKey key) {
        this.id = id;
        this.shape = shape;
        this.capacities = capacities;
        this.key = key;
    }

    public KeyId id() {
        return id;
    }

    public ShapeId shape() {
        return shape;
    }

    public ShapeCapacities capacities() {
        return capacities;
    }

    public VerifyingKey key() {
        return key;
    }

    /** What lets anybody forge under the key, if anything does (GRO-11). */
    Optional<String> degeneracy() {
        return key.degeneracy();
    }

    /** The key made ready for fast checks, once. Only of a key that is not degenerate. */
    PreparedKey prepared() {
        PreparedKey ready = prepared;
        if (ready == null) {
            ready = PreparedKey.of(key);
            prepared = ready;
        }
        return ready;
    }
}
