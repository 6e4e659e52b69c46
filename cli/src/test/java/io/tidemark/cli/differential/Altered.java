package io.tidemark.cli.differential;

import io.tidemark.fixtures.GnarkProofs;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/**
 * A key, a proof and public inputs, after the changes that are listed.
 *
 * @param proofs where they come from
 */
record Altered(GnarkProofs proofs, Bytes key, Bytes proof, Bytes inputs, List<String> changes) {
    Altered {
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return proofs.name() + " " + changes;
    }
}
