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
    private final @Nullable ShapeCapacities capacities;
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
        this(id, shape, key, capacities);
    }

    private TrustedKey(KeyId id, ShapeId shape, VerifyingKey key, @Nullable ShapeCapacities capacities) {
        this.id = id;
        this.shape = shape;
        this.capacities = capacities;
        this.key = key;
    }

    /** Pins a key of the audit circuit, which has no tables. */
    public static TrustedKey ofAudit(KeyId id, ShapeId circuit, VerifyingKey key) {
        return new TrustedKey(id, circuit, key, null);
    }

    public KeyId id() {
        return id;
    }

    public ShapeId shape() {
        return shape;
    }

    /**
     * Rows of the tables of its shape.
     *
     * @throws IllegalStateException if it is a key of the audit circuit
     */
    public ShapeCapacities capacities() {
        ShapeCapacities rows = capacities;
        if (rows == null) {
            throw new IllegalStateException("expected the key of a shape, got that of " + shape);
        }
        return rows;
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
