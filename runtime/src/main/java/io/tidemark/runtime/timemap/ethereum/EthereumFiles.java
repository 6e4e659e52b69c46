package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;

/** Reads headers and proofs from files. No more is read than a file may have. */
public final class EthereumFiles {
    private EthereumFiles() {}

    /** A file with the RLP of one header. */
    public static BlockHeader header(Path file) throws IOException, MalformedInputException {
        return BlockHeader.read(bytes(file, BlockHeader.BYTES_MAX, "/header"));
    }

    /** A file with one {@link DepositProof}. */
    public static DepositProof proof(Path file) throws IOException, MalformedInputException {
        return DepositProof.read(bytes(file, Limits.FILE_BYTES_MAX, "/proof"));
    }

    private static Bytes bytes(Path file, int max, String path) throws IOException, MalformedInputException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new MalformedInputException(
                        MalformedCode.E_LIMIT, path, max, "a file of at most " + max + " bytes", "a longer one");
            }
            return Bytes.wrap(bytes);
        }
    }
}
