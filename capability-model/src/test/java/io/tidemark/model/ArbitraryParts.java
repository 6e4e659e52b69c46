package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Random numbers, lanes and small values. Half of all numbers lie at an edge of their range. {@code -Dtidemark.seed}
 * replays a run.
 */
public abstract class ArbitraryParts {
    private static final long SEED = Long.getLong("tidemark.seed", 0x71de_aa12_0000_0002L);

    private final SplittableRandom random;

    ArbitraryParts(long seed) {
        random = new SplittableRandom(seed);
    }

    static long seedOfThisRun() {
        return SEED;
    }

    /** Goes into {@code as(...)} of an assertion. */
    public static String seed() {
        return "-Dtidemark.seed=" + SEED;
    }

    // Numbers and lanes.

    public boolean flip() {
        return random.nextBoolean();
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** An unsigned number of that many bits, 1 to 64. */
    public long bits(int count) {
        long max = count == 64 ? -1 : (1L << count) - 1;
        return switch (below(6)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> max;
            default -> random.nextLong() & max;
        };
    }

    /** The same, but not zero. */
    public long positive(int count) {
        long value = bits(count);
        return value == 0 ? 1 : value;
    }

    public Fr fr() {
        if (below(8) == 0) {
            return Fr.fromBigInteger(Fr.MODULUS.subtract(BigInteger.ONE));
        }
        return Fr.reduce(new BigInteger(1, bytes(40).toArray()));
    }

    public Bytes bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    public Bytes32 hash() {
        return Bytes32.wrap(bytes(32));
    }

    /** Any text, with characters outside ASCII. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int length = below(40);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(below(4) == 0 ? 0x1_0000 + below(0x1000) : 1 + below(0xd7ff));
        }
        return text.toString();
    }

    public <E extends Enum<E>> E oneOf(E[] values) {
        return values[below(values.length)];
    }

    public <T> List<T> list(int max, Supplier<T> item) {
        return Stream.generate(item).limit(below(max + 1)).toList();
    }

    // Scalars.

    public ProgramId program() {
        return ProgramId.of(positive(32));
    }

    public ProgramId programOrNone() {
        return ProgramId.of(bits(32));
    }

    public ResourceId resource() {
        return ResourceId.of(positive(32));
    }

    public CapabilityId capabilityOrNone() {
        return CapabilityId.of(bits(32));
    }

    public Tick tick() {
        return Tick.of(bits(32));
    }

    public Seconds seconds() {
        return Seconds.of(bits(40));
    }

    public Quantity quantity() {
        return new Quantity(bits(64));
    }

    public Height height() {
        return new Height(bits(64));
    }

    public Slot slot() {
        return Slot.of(bits(32));
    }

    public Counter counter() {
        return Counter.of(bits(32));
    }

    public Sequence sequence() {
        return Sequence.of(bits(32));
    }

    public Rights rights() {
        return new Rights(below(16));
    }

    public IntentHead head() {
        return flip() ? new IntentHead(fr()) : IntentHead.NONE;
    }

    public SnapshotDigest snapshotDigest() {
        return new SnapshotDigest(fr());
    }

    public JubjubPoint point() {
        return new JubjubPoint(fr(), fr());
    }

    public Stamp stamp() {
        return new Stamp(tick(), head(), new LeafHash(fr()));
    }
}
