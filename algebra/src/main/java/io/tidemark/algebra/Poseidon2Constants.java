package io.tidemark.algebra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The constants of {@link Poseidon2}, written by {@code circuits/cmd/vectors} from gnark-crypto.
 *
 * <p>Resource {@code poseidon2-bn254-t8.txt}: one element a line, 64 hexadecimal digits: 8 entries of the internal
 * diagonal (mu_i - 1 in the paper's letters), 32 keys of the first four full rounds, 57 keys of the partial rounds,
 * 32 keys of the last four full rounds. Its SHA-256 is pinned here and checked before use.
 */
final class Poseidon2Constants {
    static final String RESOURCE = "poseidon2-bn254-t8.txt";
    static final String SHA_256 = "9d9dfaf38920faa0bff77de522a79c57dd9d5cd74f8bb1ed54f97a99f3c5ab43";

    private static final int WIDTH = Poseidon2.WIDTH;
    private static final int HALF = WIDTH * Poseidon2.FULL_ROUNDS / 2;
    private static final int COUNT = WIDTH + 2 * HALF + Poseidon2.PARTIAL_ROUNDS;
    private static final long[] ALL = load();

    private Poseidon2Constants() {}

    static long[] diagonal() {
        return slice(0, WIDTH);
    }

    /** Eight keys a round, the first four rounds then the last four. */
    static long[] fullRoundKeys() {
        long[] keys = new long[2 * HALF * Montgomery.LIMBS];
        System.arraycopy(slice(WIDTH, HALF), 0, keys, 0, keys.length / 2);
        System.arraycopy(slice(COUNT - HALF, HALF), 0, keys, keys.length / 2, keys.length / 2);
        return keys;
    }

    /** One key a round, for lane 0. */
    static long[] partialRoundKeys() {
        return slice(WIDTH + HALF, Poseidon2.PARTIAL_ROUNDS);
    }

    private static long[] slice(int first, int count) {
        long[] out = new long[count * Montgomery.LIMBS];
        System.arraycopy(ALL, first * Montgomery.LIMBS, out, 0, out.length);
        return out;
    }

    private static long[] load() {
        byte[] bytes = read();
        String digest = HexFormat.of().formatHex(sha256(bytes));
        if (!digest.equals(SHA_256)) {
            throw new IllegalStateException("expected " + RESOURCE + " with SHA-256 " + SHA_256 + ", got " + digest
                    + ": the jar is damaged, build it again");
        }
        List<String> lines =
                new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        if (lines.size() != COUNT) {
            throw new IllegalStateException("expected " + COUNT + " lines in " + RESOURCE + ", got " + lines.size());
        }
        long[] limbs = new long[COUNT * Montgomery.LIMBS];
        for (int i = 0; i < COUNT; i++) {
            Fr.decode(HexFormat.of().parseHex(lines.get(i))).store(limbs, i * Montgomery.LIMBS);
        }
        return limbs;
    }

    private static byte[] read() {
        try (InputStream in = Poseidon2Constants.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "expected resource " + RESOURCE + " beside its class: build the jar again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + RESOURCE, e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
