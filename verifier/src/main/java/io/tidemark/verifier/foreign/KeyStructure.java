package io.tidemark.verifier.foreign;

import io.tidemark.verifier.groth16.WireHash;
import java.util.List;

/** A key file whose structure fits and whose points may not. One implementation a proof system. */
sealed interface KeyStructure permits Groth16Parts, PlonkStructure {
    KeyFormat format();

    /** Of its points, for people. */
    String encoding();

    int inputCount();

    /**
     * The key, which may be degenerate: {@link #findings} tells.
     *
     * @throws ForeignFormatException if a point is not in its group
     */
    ForeignKey read(WireHash wireHash) throws ForeignFormatException;

    /**
     * Everything that makes the key unfit, point by point.
     *
     * @throws ForeignFormatException if bytes are not a point's encoding at all
     */
    List<KeyFinding> findings() throws ForeignFormatException;
}
