package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Sha256;
import io.tidemark.model.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Names a statement, whatever proof it comes with (spec VER-2): SHA-256({@code tidemark/1/statement} ‖ the ten public
 * inputs, 32 bytes each). Bytes of a proof name nothing: anybody makes another proof from one.
 */
public record StatementId(Bytes32 hash) implements Comparable<StatementId> {
    private static final byte[] PREFIX = "tidemark/1/statement".getBytes(StandardCharsets.US_ASCII);

    /** Copies the hash. */
    public StatementId {
        hash = hash.copy();
    }

    /** The id of a statement. */
    public static StatementId of(Statement statement) {
        List<Fr> inputs = statement.publicInputs();
        byte[] bytes = Arrays.copyOf(PREFIX, PREFIX.length + inputs.size() * Fr.BYTES);
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).encodeTo(bytes, PREFIX.length + i * Fr.BYTES);
        }
        return new StatementId(Sha256.of(bytes));
    }

    @Override
    public int compareTo(StatementId other) {
        return hash.compareTo(other.hash);
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return hash.toUnprefixedHexString();
    }
}
