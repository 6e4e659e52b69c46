package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The two records of a tree as 64-bit words.
 *
 * <p>The first word is a header; its bits 56.. hold the type.
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>type</th><th>header</th><th>words</th></tr>
 * <tr><td>1 branch</td><td>bits 0..7: which children are not empty</td><td>for each: its hash (4 words, lowest first)
 * and its reference</td></tr>
 * <tr><td>2 lanes</td><td>bits 3i..3i+2: words of lane i, 0 to 4</td><td>the lanes, lowest word first</td></tr>
 * </table>
 *
 * <p>Field elements stand as canonical integers, so that small lanes are short and files do not depend on the form in
 * which they are computed with.
 */
final class NodeRecord {
    static final int WORDS_MAX = 41;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int TYPE_SHIFT = 56;
    private static final long BRANCH = 1;
    private static final long LANES = 2;
    private static final int HASH_WORDS = 4;
    private static final int CHILD_WORDS = HASH_WORDS + 1;
    private static final int COUNT_BITS = 3;
    private static final int LIMBS = FrLimbs.LIMBS;

    private NodeRecord() {}

    /** Words of the record with this header, or -1 if it is no header. */
    static int length(long header) {
        long body = header & ((1L << TYPE_SHIFT) - 1);
        if (header >>> TYPE_SHIFT == BRANCH && body >>> TreeShape.ARITY == 0) {
            return 1 + CHILD_WORDS * Long.bitCount(body);
        }
        if (header >>> TYPE_SHIFT == LANES && body >>> (COUNT_BITS * H8.LANES) == 0) {
            int count = 1;
            for (int lane = 0; lane < H8.LANES; lane++) {
                int words = countOf(header, lane);
                if (words > HASH_WORDS) {
                    return -1;
                }
                count += words;
            }
            return count;
        }
        return -1;
    }

    /**
     * Writes a branch: eight hashes at {@code offset} of {@code hashes}, eight references at {@code refOffset} of
     * {@code refs}. A child with reference 0 is empty and its hash is not stored.
     *
     * @return words written
     */
    static int putBranch(long[] hashes, int offset, long[] refs, int refOffset, long[] words) {
        byte[] bytes = new byte[Fr.BYTES];
        long mask = 0;
        int at = 1;
        for (int child = 0; child < TreeShape.ARITY; child++) {
            if (refs[refOffset + child] != 0) {
                mask |= 1L << child;
                FrLimbs.encode(hashes, offset + child * LIMBS, bytes, 0);
                for (int word = 0; word < HASH_WORDS; word++) {
                    words[at + word] = wordOf(bytes, word);
                }
                words[at + HASH_WORDS] = refs[refOffset + child];
                at += CHILD_WORDS;
            }
        }
        words[0] = (BRANCH << TYPE_SHIFT) | mask;
        return at;
    }

    /**
     * Reads a branch whose empty children have height {@code childHeight}.
     *
     * @throws StoreException if the record is no branch
     */
    static void getBranch(
            long[] words, int childHeight, long[] hashes, int offset, long[] refs, int refOffset, long reference) {
        requireType(words[0], BRANCH, reference);
        byte[] bytes = new byte[Fr.BYTES];
        int at = 1;
        for (int child = 0; child < TreeShape.ARITY; child++) {
            int to = offset + child * LIMBS;
            if (((words[0] >>> child) & 1) == 0) {
                EmptyNodes.store(childHeight, hashes, to);
                refs[refOffset + child] = 0;
            } else {
                getElement(words, at, HASH_WORDS, bytes, hashes, to, reference);
                refs[refOffset + child] = words[at + HASH_WORDS];
                at += CHILD_WORDS;
            }
        }
    }

    /**
     * Reference of one child of a branch, 0 if it is empty.
     *
     * @throws StoreException if the record is no branch
     */
    static long childOf(long[] words, int child, long reference) {
        requireType(words[0], BRANCH, reference);
        if (((words[0] >>> child) & 1) == 0) {
            return 0;
        }
        int place = Long.bitCount(words[0] & ((1L << child) - 1));
        return words[1 + CHILD_WORDS * place + HASH_WORDS];
    }

    /** Writes eight lanes; returns the words written. */
    static int putLanes(long[] lanes, int offset, long[] words) {
        byte[] bytes = new byte[Fr.BYTES];
        long header = LANES << TYPE_SHIFT;
        int at = 1;
        for (int lane = 0; lane < H8.LANES; lane++) {
            FrLimbs.encode(lanes, offset + lane * LIMBS, bytes, 0);
            int count = HASH_WORDS;
            while (count > 0 && wordOf(bytes, count - 1) == 0) {
                count--;
            }
            for (int word = 0; word < count; word++) {
                words[at++] = wordOf(bytes, word);
            }
            header |= (long) count << (COUNT_BITS * lane);
        }
        words[0] = header;
        return at;
    }

    /**
     * Reads eight lanes.
     *
     * @throws StoreException if the record holds no lanes
     */
    static void getLanes(long[] words, long[] lanes, int offset, long reference) {
        requireType(words[0], LANES, reference);
        byte[] bytes = new byte[Fr.BYTES];
        int at = 1;
        for (int lane = 0; lane < H8.LANES; lane++) {
            int count = countOf(words[0], lane);
            getElement(words, at, count, bytes, lanes, offset + lane * LIMBS, reference);
            at += count;
        }
    }

    private static void getElement(
            long[] words, int at, int count, byte[] bytes, long[] out, int offset, long reference) {
        for (int word = 0; word < HASH_WORDS; word++) {
            WORD.set(bytes, Fr.BYTES - Long.BYTES * (word + 1), word < count ? words[at + word] : 0L);
        }
        if (!FrLimbs.decode(bytes, 0, out, offset)) {
            throw damaged("an element below r", reference);
        }
    }

    private static long wordOf(byte[] bytes, int word) {
        return (long) WORD.get(bytes, Fr.BYTES - Long.BYTES * (word + 1));
    }

    private static int countOf(long header, int lane) {
        return (int) ((header >>> (COUNT_BITS * lane)) & 7);
    }

    private static void requireType(long header, long type, long reference) {
        if (header >>> TYPE_SHIFT != type || length(header) < 0) {
            throw damaged(type == BRANCH ? "a branch" : "a cell", reference);
        }
    }

    private static StoreException damaged(String expected, long reference) {
        return new StoreException("record " + reference + " of the node store is damaged: expected " + expected
                + "; restore the store from a copy, or rebuild it from its batches");
    }
}
