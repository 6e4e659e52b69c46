package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * How small unsigned integers share a lane (spec ENC-4): the first field is the lowest, every field fits its width, and
 * the widths add up to at most 248 bits.
 */
public final class Lanes {
    /** The most bits that the fields of a lane take together. */
    public static final int BITS_MAX = 248;

    private static final int WORDS = Fr.BYTES / Long.BYTES;

    private Lanes() {}

    /** Starts an empty lane. */
    public static Packer pack() {
        return new Packer();
    }

    /**
     * Starts to take a lane apart.
     *
     * @param path what the lane is, for errors
     * @param offset where the lane's 32 bytes stand, for errors
     */
    public static Unpacker unpack(Fr lane, String path, long offset) {
        return new Unpacker(lane, path, offset);
    }

    /** Collects fields, lowest first. Not thread-safe. */
    public static final class Packer {
        private final long[] words = new long[WORDS];
        private int position;

        private Packer() {}

        /**
         * Adds a field.
         *
         * @param value read as unsigned
         * @param bits its width, 1 to 64
         * @throws IllegalArgumentException if the value does not fit its width, or the field does not fit the lane
         */
        public Packer put(long value, int bits) {
            if (!Unsigned.fits(value, bits)) {
                throw new IllegalArgumentException("expected a field below 2^" + bits + " at bit " + position + ", got "
                        + Long.toUnsignedString(value));
            }
            if (position + bits > BITS_MAX) {
                throw new IllegalArgumentException(
                        "expected at most " + BITS_MAX + " bits in a lane, got " + (position + bits));
            }
            int word = position / Long.SIZE;
            int shift = position % Long.SIZE;
            words[word] |= value << shift;
            if (shift + bits > Long.SIZE) {
                words[word + 1] |= value >>> (Long.SIZE - shift);
            }
            position += bits;
            return this;
        }

        /** Adds a 32-bit index. */
        public Packer put(CellId id) {
            return put(id.index(), 32);
        }

        /** Adds a 32-bit tick. */
        public Packer put(Tick tick) {
            return put(tick.value(), 32);
        }

        /** Adds a 40-bit time. */
        public Packer put(Seconds time) {
            return put(time.value(), 40);
        }

        /** The lane of the fields so far. */
        public Fr lane() {
            ByteBuffer bytes = ByteBuffer.allocate(Fr.BYTES);
            for (int i = WORDS - 1; i >= 0; i--) {
                bytes.putLong(words[i]);
            }
            return Fr.decode(bytes.array());
        }
    }

    /** Takes fields, lowest first. Not thread-safe. */
    public static final class Unpacker {
        private final Fr lane;
        private final String path;
        private final long offset;
        private final long[] words = new long[WORDS];
        private int position;

        private Unpacker(Fr lane, String path, long offset) {
            this.lane = lane;
            this.path = path;
            this.offset = offset;
            LongBuffer bytes = ByteBuffer.wrap(lane.encode()).asLongBuffer();
            for (int i = WORDS - 1; i >= 0; i--) {
                words[i] = bytes.get();
            }
        }

        /**
         * Takes a field.
         *
         * @param bits its width, 1 to 64
         */
        public long take(int bits) {
            int word = position / Long.SIZE;
            int shift = position % Long.SIZE;
            long value = words[word] >>> shift;
            if (shift + bits > Long.SIZE) {
                value |= words[word + 1] << (Long.SIZE - shift);
            }
            position += bits;
            return bits == Long.SIZE ? value : value & Unsigned.max(bits);
        }

        /** Takes a flag of that width. */
        boolean takeFlag(int bits) throws MalformedInputException {
            long value = take(bits);
            require(value <= 1, "a flag of 0 or 1", value);
            return value == 1;
        }

        /** Whether all bits above the fields taken so far are zero. */
        public boolean isExhausted() {
            int word = position / Long.SIZE;
            long rest = words[word] >>> (position % Long.SIZE);
            for (int i = word + 1; i < WORDS; i++) {
                rest |= words[i];
            }
            return rest == 0;
        }

        /**
         * Ends the lane.
         *
         * @throws MalformedInputException (E_FORMAT) if there is anything above the fields
         */
        public void end() throws MalformedInputException {
            if (!isExhausted()) {
                throw fault("a lane below 2^" + position, lane.toString());
            }
        }

        void require(boolean holds, String expected, long actual) throws MalformedInputException {
            if (!holds) {
                throw fault(expected, Long.toUnsignedString(actual));
            }
        }

        MalformedInputException fault(String expected, String actual) {
            return new MalformedInputException(MalformedCode.E_FORMAT, path, offset, expected, actual);
        }
    }
}
