package io.tidemark.algebra;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An element of the BN254 scalar field: an integer modulo {@link #MODULUS} (254 bits), immutable.
 *
 * <p>Encoding: 32 bytes, big-endian, canonical (below the modulus), and nothing else. Equality, hash code and order
 * are those of the canonical integer. Arithmetic is in Montgomery form over 52-bit limbs; {@link BigInteger} is used
 * only where a method names it. For long runs of arithmetic without allocation see {@link FrLimbs} and
 * {@link H8.Hasher}.
 *
 * <p>Operations do not branch on the value except {@link #compareTo}, {@link #toString} and the BigInteger edges.
 */
public final class Fr implements Comparable<Fr> {
    /** The order r of the BN254 groups: 0x30644e72…f0000001. */
    public static final BigInteger MODULUS = Montgomery.FR.modulus;

    /** Bytes of an encoding. */
    public static final int BYTES = Montgomery.BYTES;

    /** Most ASCII characters that {@link #fromAscii} takes. */
    public static final int ASCII_LENGTH_MAX = 31;

    /** The additive identity. */
    public static final Fr ZERO = new Fr(new long[FrLimbs.LIMBS], 0);

    /** The multiplicative identity. */
    public static final Fr ONE = of(1);

    private static final Montgomery F = Montgomery.FR;
    private static final int BITS = 254;
    private static final long[] POWERS_OF_TWO = powersOfTwo();

    // Canonical Montgomery limbs: unique, so equality is limb by limb.
    private final long l0;
    private final long l1;
    private final long l2;
    private final long l3;
    private final long l4;

    /** Takes canonical Montgomery limbs. */
    Fr(long[] limbs, int offset) {
        l0 = limbs[offset];
        l1 = limbs[offset + 1];
        l2 = limbs[offset + 2];
        l3 = limbs[offset + 3];
        l4 = limbs[offset + 4];
    }

    /**
     * The field element of a non-negative integer.
     *
     * @throws IllegalArgumentException if {@code value} is negative; for unsigned 64-bit values use
     *     {@link #ofUnsigned}
     */
    public static Fr of(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "expected an integer in [0, 2^63), got " + value + "; use ofUnsigned for unsigned values");
        }
        return ofUnsigned(value);
    }

    /** The field element of a 64-bit integer read as unsigned. */
    public static Fr ofUnsigned(long value) {
        long[] z = new long[FrLimbs.LIMBS];
        Montgomery.FR.fromUnsigned(z, 0, value);
        return new Fr(z, 0);
    }

    /**
     * The field element of an integer in [0, {@link #MODULUS}).
     *
     * @throws IllegalArgumentException if {@code value} is outside that range; nothing is reduced silently
     */
    public static Fr fromBigInteger(BigInteger value) {
        if (value.signum() < 0 || value.compareTo(MODULUS) >= 0) {
            throw new IllegalArgumentException("expected an integer in [0, r), got " + value.toString(16) + " (hex)");
        }
        long[] z = new long[FrLimbs.LIMBS];
        F.fromBigInteger(z, 0, value);
        return new Fr(z, 0);
    }

    /** The residue of any integer modulo {@link #MODULUS}. */
    public static Fr reduce(BigInteger value) {
        return fromBigInteger(value.mod(MODULUS));
    }

    /**
     * The integer whose big-endian base-256 digits are the characters: how domain tags become lanes.
     *
     * @throws IllegalArgumentException if the text is empty, longer than {@value #ASCII_LENGTH_MAX} characters, or
     *     has a character outside 0x20..0x7e
     */
    public static Fr fromAscii(String text) {
        if (text.isEmpty() || text.length() > ASCII_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + ASCII_LENGTH_MAX + " ASCII characters, got " + text.length());
        }
        int stranger =
                text.chars().filter(c -> c < 0x20 || c > 0x7e).findFirst().orElse(-1);
        if (stranger >= 0) {
            throw new IllegalArgumentException(
                    "expected printable ASCII, got U+%04X in a text of %d".formatted(stranger, text.length()));
        }
        return fromBigInteger(new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whether the 32 bytes at {@code offset} are a canonical encoding. */
    public static boolean isCanonical(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, bytes.length);
        return F.decode(bytes, offset, new long[FrLimbs.LIMBS], 0);
    }

    /**
     * Reads the 32 bytes at {@code offset}.
     *
     * @throws IllegalArgumentException if they are not canonical; {@link #isCanonical} asks without throwing
     * @throws IndexOutOfBoundsException if there are fewer than 32 bytes at {@code offset}
     */
    public static Fr decode(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, bytes.length);
        long[] z = new long[FrLimbs.LIMBS];
        if (!F.decode(bytes, offset, z, 0)) {
            throw new IllegalArgumentException("expected a 32-byte integer below r at offset " + offset + ", got "
                    + HexFormat.of().formatHex(bytes, offset, offset + BYTES));
        }
        return new Fr(z, 0);
    }

    /**
     * Reads exactly 32 bytes.
     *
     * @throws IllegalArgumentException if the length differs or the integer is not canonical
     */
    public static Fr decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
        }
        return decode(bytes, 0);
    }

    /** The canonical encoding, a fresh array of 32 bytes. */
    public byte[] encode() {
        byte[] out = new byte[BYTES];
        encodeTo(out, 0);
        return out;
    }

    /**
     * Writes the canonical encoding at {@code offset}.
     *
     * @throws IndexOutOfBoundsException if 32 bytes do not fit there
     */
    public void encodeTo(byte[] out, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, out.length);
        F.encode(limbs(), 0, out, offset);
    }

    /** The canonical integer, in [0, {@link #MODULUS}). */
    public BigInteger toBigInteger() {
        return F.toBigInteger(limbs(), 0);
    }

    /** Bits of the canonical integer; 0 for zero. */
    public int bitLength() {
        return toBigInteger().bitLength();
    }

    /**
     * The canonical integer as an unsigned 64-bit value.
     *
     * @throws ArithmeticException if it is 2^64 or more
     */
    public long toUnsignedLongExact() {
        long[] plain = new long[FrLimbs.LIMBS];
        F.leave(plain, 0, limbs(), 0);
        if ((plain[1] >>> 12 | plain[2] | plain[3] | plain[4]) != 0) {
            throw new ArithmeticException("expected an integer below 2^64, got " + this);
        }
        return plain[1] << 52 | plain[0];
    }

    /** this + other. */
    public Fr add(Fr other) {
        long[] z = limbs();
        Montgomery.add(z, 0, z, 0, other.limbs(), 0);
        return canonical(z);
    }

    /** this - other. */
    public Fr sub(Fr other) {
        long[] z = limbs();
        Montgomery.sub(z, 0, z, 0, other.limbs(), 0);
        return canonical(z);
    }

    /** this * other. */
    public Fr mul(Fr other) {
        long[] z = limbs();
        F.mul(z, 0, z, 0, other.limbs(), 0);
        return canonical(z);
    }

    /** -this. */
    public Fr neg() {
        long[] z = limbs();
        Montgomery.neg(z, 0, z, 0);
        return canonical(z);
    }

    /** this * this. */
    public Fr square() {
        long[] z = limbs();
        F.square(z, 0, z, 0);
        return canonical(z);
    }

    /**
     * 1 / this.
     *
     * @throws ArithmeticException if this is zero
     */
    public Fr inverse() {
        if (isZero()) {
            throw new ArithmeticException("expected a non-zero element: zero has no inverse");
        }
        long[] z = limbs();
        F.inverse(z, 0, z, 0);
        return canonical(z);
    }

    /**
     * this * 2^bits: how small integers share a lane.
     *
     * @param bits 0 to 253; the product is taken modulo r, so the caller keeps the sum of the parts below it
     */
    public Fr shiftLeft(int bits) {
        Objects.checkIndex(bits, BITS);
        long[] z = limbs();
        F.mul(z, 0, z, 0, POWERS_OF_TWO, bits * FrLimbs.LIMBS);
        return canonical(z);
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return (l0 | l1 | l2 | l3 | l4) == 0;
    }

    @Override
    public int compareTo(Fr other) {
        return toBigInteger().compareTo(other.toBigInteger());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fr f && ((l0 ^ f.l0) | (l1 ^ f.l1) | (l2 ^ f.l2) | (l3 ^ f.l3) | (l4 ^ f.l4)) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(l0 ^ l1 << 11 ^ l2 << 7 ^ l3 << 3 ^ l4);
    }

    /** "0x" and 64 hexadecimal digits of the canonical integer. */
    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(encode());
    }

    /** Writes canonical Montgomery limbs. */
    void store(long[] out, int offset) {
        out[offset] = l0;
        out[offset + 1] = l1;
        out[offset + 2] = l2;
        out[offset + 3] = l3;
        out[offset + 4] = l4;
    }

    private long[] limbs() {
        return new long[] {l0, l1, l2, l3, l4};
    }

    private static Fr canonical(long[] z) {
        F.canonical(z, 0);
        return new Fr(z, 0);
    }

    private static long[] powersOfTwo() {
        long[] table = new long[BITS * FrLimbs.LIMBS];
        F.setOne(table, 0);
        for (int i = FrLimbs.LIMBS; i < table.length; i += FrLimbs.LIMBS) {
            Montgomery.add(table, i, table, i - FrLimbs.LIMBS, table, i - FrLimbs.LIMBS);
            F.canonical(table, i);
        }
        return table;
    }
}
