package io.tidemark.cli.differential;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;
import io.tidemark.cli.differential.Piece.Kind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.tuweni.bytes.Bytes;

/** Changes of one point. */
final class PointChanges {
    private static final BigInteger P =
            new BigInteger("21888242871839275222246405745257275088696311157297823662689037894645226208583");
    private static final int ELEMENT = 32;
    private static final int FLAGS = 0xc0;
    private static final int SMALLER = 0x80;
    private static final byte INFINITE = 0x40;

    private final SplittableRandom random;

    PointChanges(SplittableRandom random) {
        this.random = random;
    }

    /** The change's name goes to {@code changes}. */
    Piece change(Piece piece, List<String> changes) {
        int kind = random.nextInt(9);
        String name = switch (kind) {
            case 0 -> "negated";
            case 1 -> "infinite";
            case 2 -> "arbitrary";
            case 3 -> "the generator";
            case 4 -> "other flags";
            case 5 -> "plus p";
            case 6 -> "shifted";
            case 7 -> "other half";
            default -> "written the other way";
        };
        changes.add(piece.name() + " " + name);
        return switch (kind) {
            case 0 -> negated(piece);
            case 1 -> infinite(piece);
            case 2 -> piece.with(arbitrary(piece));
            case 3 -> piece.with(generator(piece));
            case 4 -> flags(piece);
            case 5 -> plusModulus(piece);
            case 6 -> shifted(piece);
            case 7 -> turned(piece);
            default -> rewritten(piece);
        };
    }

    Piece negated(Piece piece) {
        try {
            return piece.with(
                    piece.kind() == Kind.G1_POINT
                            ? encode(g1(piece).negate(), isCompressed(piece))
                            : encode(g2(piece).negate(), isCompressed(piece)));
        } catch (PointRefusedException alreadyBroken) {
            return piece;
        }
    }

    /** The same point in the other encoding. */
    static Piece rewritten(Piece piece) {
        try {
            return piece.with(
                    piece.kind() == Kind.G1_POINT
                            ? encode(g1(piece), !isCompressed(piece))
                            : encode(g2(piece), !isCompressed(piece)));
        } catch (PointRefusedException alreadyBroken) {
            return piece;
        }
    }

    /** Another point of G1, from this one; of the twist there is no arithmetic here. */
    private Piece shifted(Piece piece) {
        if (piece.kind() != Kind.G1_POINT) {
            return negated(piece);
        }
        try {
            G1 point = g1(piece);
            G1 other = random.nextBoolean()
                    ? point.add(G1.GENERATOR)
                    : point.multiply(random.nextBoolean() ? Fr.of(2) : scalar());
            return piece.with(encode(other, isCompressed(piece)));
        } catch (PointRefusedException alreadyBroken) {
            return piece;
        }
    }

    Piece infinite(Piece piece) {
        byte[] bytes = new byte[piece.bytes().size()];
        if (isCompressed(piece)) {
            bytes[0] = INFINITE;
        }
        return piece.with(Bytes.wrap(bytes));
    }

    private Bytes generator(Piece piece) {
        return piece.kind() == Kind.G1_POINT
                ? encode(G1.GENERATOR, isCompressed(piece))
                : encode(G2.GENERATOR, isCompressed(piece));
    }

    /** An x drawn at random, compressed: half of them are on the curve, and of the twist nearly none in the subgroup. */
    private Bytes arbitrary(Piece piece) {
        byte[] bytes = new byte[piece.kind() == Kind.G1_POINT ? G1.COMPRESSED_BYTES : G2.COMPRESSED_BYTES];
        for (int at = 0; at < bytes.length; at += ELEMENT) {
            put(bytes, at, coordinate());
        }
        bytes[0] |= (byte) (random.nextBoolean() ? FLAGS : SMALLER);
        return Bytes.wrap(bytes);
    }

    private Piece flags(Piece piece) {
        byte[] bytes = piece.bytes().toArray();
        bytes[0] ^= (byte) (random.nextInt(1, 4) << 6);
        return piece.with(Bytes.wrap(bytes));
    }

    /** Another number for the same residue, where it fits beside the flags. */
    private Piece plusModulus(Piece piece) {
        byte[] bytes = piece.bytes().toArray();
        int at = random.nextInt(bytes.length / ELEMENT) * ELEMENT;
        int flags = at == 0 ? bytes[0] & FLAGS : 0;
        bytes[at] ^= (byte) flags;
        BigInteger sum = new BigInteger(1, bytes, at, ELEMENT).add(P);
        put(bytes, at, sum);
        bytes[at] |= (byte) flags;
        return piece.with(Bytes.wrap(bytes));
    }

    /** The two halves of its bytes exchanged: x with y, or real with imaginary parts. */
    private static Piece turned(Piece piece) {
        int half = piece.bytes().size() / 2;
        return piece.with(
                Bytes.concatenate(piece.bytes().slice(half), piece.bytes().slice(0, half)));
    }

    private Fr scalar() {
        return Fr.reduce(coordinate());
    }

    private BigInteger coordinate() {
        byte[] wide = new byte[ELEMENT];
        random.nextBytes(wide);
        return new BigInteger(1, wide).mod(P);
    }

    private static void put(byte[] out, int at, BigInteger value) {
        byte[] minimal = value.toByteArray();
        int skip = Math.max(0, minimal.length - ELEMENT);
        Arrays.fill(out, at, at + ELEMENT, (byte) 0);
        System.arraycopy(minimal, skip, out, at + ELEMENT - minimal.length + skip, minimal.length - skip);
    }

    private static boolean isCompressed(Piece piece) {
        return piece.bytes().size() == (piece.kind() == Kind.G1_POINT ? G1.COMPRESSED_BYTES : G2.COMPRESSED_BYTES);
    }

    private static G1 g1(Piece piece) throws PointRefusedException {
        byte[] bytes = piece.bytes().toArray();
        return isCompressed(piece)
                ? G1.decodeCompressed(bytes, 0, InfinityRule.ALLOWED)
                : G1.decodeRaw(bytes, 0, InfinityRule.ALLOWED);
    }

    private static G2 g2(Piece piece) throws PointRefusedException {
        byte[] bytes = piece.bytes().toArray();
        return isCompressed(piece)
                ? G2.decodeCompressed(bytes, 0, InfinityRule.ALLOWED)
                : G2.decodeRaw(bytes, 0, InfinityRule.ALLOWED);
    }

    private static Bytes encode(G1 point, boolean compressed) {
        return Bytes.wrap(compressed ? point.encodeCompressed() : point.encodeRaw());
    }

    private static Bytes encode(G2 point, boolean compressed) {
        return Bytes.wrap(compressed ? point.encodeCompressed() : point.encodeRaw());
    }
}
