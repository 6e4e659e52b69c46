package io.tidemark.verifier.plonk;

import java.util.ArrayList;
import java.util.List;

/**
 * A key file gone over whole, for who wants to know everything that is wrong with it: {@link PlonkKey#decode} tells the
 * first fault only. Its structure is a key's; its points may be none, and the key degenerate. Immutable.
 */
public final class InspectedPlonkKey {
    private final PlonkKey key;
    private final boolean legacy;
    private final boolean compressed;
    private final List<PlonkFormatException> refused;
    private final List<PlonkDegeneracy> degeneracies;

    private InspectedPlonkKey(PlonkKey key, boolean legacy, boolean compressed, List<PlonkFormatException> refused) {
        this.key = key;
        this.legacy = legacy;
        this.compressed = compressed;
        this.refused = List.copyOf(refused);
        degeneracies = refused.isEmpty() ? KeyDegeneracy.all(key) : List.of();
    }

    /**
     * Goes over a key in any of the forms of {@link PlonkKey#decode}.
     *
     * @throws PlonkFormatException E_LIMIT or E_FORMAT: the bytes have not the structure of a key
     */
    public static InspectedPlonkKey of(byte[] bytes) throws PlonkFormatException {
        List<PlonkFormatException> refused = new ArrayList<>();
        PlonkKey key = PlonkKey.read(PlonkReader.collecting(bytes, refused));
        return new InspectedPlonkKey(key, PlonkKey.isLegacy(bytes), PlonkKey.isCompressed(bytes), refused);
    }

    /** How many public inputs a statement has. */
    public int publicInputCount() {
        return key.publicInputCount();
    }

    /** How many commitments a proof has. */
    public int commitmentCount() {
        return key.commitmentCount();
    }

    /** Whether it has no version. */
    public boolean isLegacy() {
        return legacy;
    }

    /** Whether its first point is compressed. */
    public boolean isCompressed() {
        return compressed;
    }

    /** The points that are not in their groups: E_POINT_ENCODING, E_POINT_NOT_ON_CURVE or E_POINT_SUBGROUP each. */
    public List<PlonkFormatException> refused() {
        return refused;
    }

    /** What shows of forgeries (PLK-8). Looked for when all points are in their groups; before that, none. */
    public List<PlonkDegeneracy> degeneracies() {
        return degeneracies;
    }

    /**
     * The hash of the key, also of a degenerate one: see {@link PlonkKey#keyHash}. A fresh array of 32 bytes.
     *
     * @throws PlonkFormatException the first of {@link #refused}
     */
    public byte[] keyHash() throws PlonkFormatException {
        requirePoints();
        return key.keyHash();
    }

    /**
     * The key, if nothing is wrong with it.
     *
     * @throws PlonkFormatException the first of {@link #refused}, or E_VK_DEGENERATE
     */
    public PlonkKey key() throws PlonkFormatException {
        requirePoints();
        KeyDegeneracy.requireNone(degeneracies);
        return key;
    }

    private void requirePoints() throws PlonkFormatException {
        if (!refused.isEmpty()) {
            throw refused.getFirst();
        }
    }
}
