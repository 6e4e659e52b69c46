package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A verifying key (spec 12.3). All points are in their groups, the numbers fit each other, and the key is not degenerate.
 * Immutable.
 */
public final class PlonkKey {
    /** The most bytes of an encoded key. */
    public static final int BYTES_MAX = 1 << 16;

    /** The most commitments of a circuit. */
    public static final int COMMITMENTS_MAX = 64;

    /** The most public inputs of a circuit. */
    public static final int INPUTS_MAX = 1 << 16;

    /** The lines of two points: for each two for every one of 66 digits, two elements of Fp2 a line. */
    static final int LINES_BYTES = 2 * 2 * 66 * 2 * 64;

    static final long VERSION = 1;
    private static final long MARKER = 0;

    private final PlonkDomain domain;
    private final int publicInputCount;
    private final List<G1> permutation;
    private final PlonkSelectors selectors;
    private final List<CommitmentGate> gates;
    private final KzgKey kzg;

    PlonkKey(
            PlonkDomain domain,
            int publicInputCount,
            List<G1> permutation,
            PlonkSelectors selectors,
            List<CommitmentGate> gates,
            KzgKey kzg) {
        this.domain = domain;
        this.publicInputCount = publicInputCount;
        this.permutation = List.copyOf(permutation);
        this.selectors = selectors;
        this.gates = List.copyOf(gates);
        this.kzg = kzg;
    }

    /**
     * Reads a key as gnark writes it: with a version, or legacy without; compressed or raw. The lines in it are passed over.
     *
     * @throws PlonkFormatException E_LIMIT, E_FORMAT if version, counts, numbers or length are wrong, E_POINT_ENCODING,
     *     E_POINT_NOT_ON_CURVE or E_POINT_SUBGROUP of the first point that is refused, E_VK_DEGENERATE
     */
    public static PlonkKey decode(byte[] bytes) throws PlonkFormatException {
        PlonkKey key = read(PlonkReader.strict(bytes, PlonkFault.E_FORMAT));
        KeyDegeneracy.requireNone(KeyDegeneracy.all(key));
        return key;
    }

    /** The key, which may be degenerate. */
    static PlonkKey read(PlonkReader in) throws PlonkFormatException {
        if (in.length() > BYTES_MAX) {
            throw limit("", 0, "a key of at most " + BYTES_MAX + " bytes", in.length() + " bytes");
        }
        long size = in.number("/n");
        if (size == MARKER) {
            long version = in.number("/version");
            if (version != VERSION) {
                throw in.malformed(
                        "/version",
                        Long.BYTES,
                        "version " + VERSION + " of the encoding",
                        Long.toUnsignedString(version));
            }
            size = in.number("/n");
        }
        int sizeAt = in.position() - Long.BYTES;
        Fr sizeInverse = in.scalar("/nInverse");
        Fr generator = in.scalar("/w");
        int inputsAt = in.position();
        long inputs = in.number("/p");
        PlonkDomain domain = new PlonkDomain(size, sizeInverse, generator, in.scalar("/u"));
        if (!domain.isConsistent()) {
            throw in.malformed(
                    "/n",
                    sizeAt,
                    "rows that are a power of two from 2 to " + PlonkDomain.SIZE_MAX
                            + ", their inverse and a root of unity of that order",
                    Long.toUnsignedString(size) + " rows, " + sizeInverse + " and " + generator);
        }
        if (Long.compareUnsigned(inputs, size) > 0) {
            throw in.malformed("/p", inputsAt, "at most " + size + " public inputs", Long.toUnsignedString(inputs));
        }
        if (inputs > INPUTS_MAX) {
            throw limit("/p", inputsAt, "at most " + INPUTS_MAX + " public inputs", Long.toString(inputs));
        }
        List<G1> permutation = List.of(point(in, "/S1"), point(in, "/S2"), point(in, "/S3"));
        PlonkSelectors selectors = new PlonkSelectors(
                point(in, "/Ql"), point(in, "/Qr"), point(in, "/Qm"), point(in, "/Qo"), point(in, "/Qk"));
        List<G1> qcp = new ArrayList<>();
        int count = in.count("/Qcp", G1.COMPRESSED_BYTES, COMMITMENTS_MAX);
        for (int i = 0; i < count; i++) {
            qcp.add(point(in, "/Qcp/" + i));
        }
        KzgKey kzg = new KzgKey(point(in, "/G"), in.g2("/H", InfinityRule.ALLOWED), in.g2("/sH", InfinityRule.ALLOWED));
        in.take("/lines", LINES_BYTES);
        List<CommitmentGate> gates = gates(in, qcp, size - inputs);
        in.end();
        return new PlonkKey(domain, (int) inputs, permutation, selectors, gates, kzg);
    }

    private static G1 point(PlonkReader in, String path) throws PlonkFormatException {
        return in.g1(path, InfinityRule.ALLOWED);
    }

    private static List<CommitmentGate> gates(PlonkReader in, List<G1> qcp, long rows) throws PlonkFormatException {
        int countAt = in.position();
        int count = in.count("/rows", Long.BYTES, COMMITMENTS_MAX);
        if (count != qcp.size()) {
            throw in.malformed(
                    "/rows", countAt, qcp.size() + " rows of commitments, as there are points Qcp", count + "");
        }
        List<CommitmentGate> gates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String path = "/rows/" + i;
            int here = in.position();
            long row = in.number(path);
            if (Long.compareUnsigned(row, rows) >= 0) {
                throw in.malformed(path, here, "a row below " + rows, Long.toUnsignedString(row));
            }
            if (gates.stream().anyMatch(gate -> gate.row() == row)) {
                throw in.malformed(path, here, "a row of its own", row + " again");
            }
            gates.add(new CommitmentGate(qcp.get(i), (int) row));
        }
        return gates;
    }

    private static PlonkFormatException limit(String path, int offset, String expected, String actual) {
        return new PlonkFormatException(PlonkFault.E_LIMIT, path, offset, expected, actual);
    }

    /** Of a key that was read: whether it has no version. */
    static boolean isLegacy(byte[] bytes) {
        return !Arrays.equals(bytes, 0, Long.BYTES, new byte[Long.BYTES], 0, Long.BYTES);
    }

    /** Of a key that was read: whether S1 is compressed. */
    static boolean isCompressed(byte[] bytes) {
        int numbers = 2 * Long.BYTES + 3 * Fr.BYTES;
        return G1.isCompressed(bytes, isLegacy(bytes) ? numbers : numbers + 2 * Long.BYTES);
    }

    /** How many public inputs a statement has. */
    public int publicInputCount() {
        return publicInputCount;
    }

    /** How many commitments a proof has. */
    public int commitmentCount() {
        return gates.size();
    }

    /** How many rows the circuit has, with padding. */
    public long rows() {
        return domain.size();
    }

    /** SHA-256 of the canonical bytes (PLK-9): the same for all encodings of a key. A fresh array of 32 bytes. */
    public byte[] keyHash() {
        return KeyCanon.hash(this);
    }

    PlonkDomain domain() {
        return domain;
    }

    /** S1, S2, S3. */
    List<G1> permutation() {
        return permutation;
    }

    PlonkSelectors selectors() {
        return selectors;
    }

    List<CommitmentGate> gates() {
        return gates;
    }

    KzgKey kzg() {
        return kzg;
    }
}
