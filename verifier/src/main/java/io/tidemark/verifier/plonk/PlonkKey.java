package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        if (bytes.length > BYTES_MAX) {
            throw new PlonkFormatException(
                    PlonkFault.E_LIMIT, "a key of at most " + BYTES_MAX + " bytes", bytes.length + " bytes");
        }
        PlonkKey key = read(new PlonkReader(bytes, PlonkFault.E_FORMAT));
        Optional<String> degeneracy = KeyDegeneracy.of(key);
        if (degeneracy.isPresent()) {
            throw new PlonkFormatException(
                    PlonkFault.E_VK_DEGENERATE, "a key under which nobody can forge", degeneracy.get());
        }
        return key;
    }

    private static PlonkKey read(PlonkReader in) throws PlonkFormatException {
        long size = in.number("the marker of a version, or the number of rows");
        if (size == MARKER) {
            long version = in.number("the version");
            if (version != VERSION) {
                throw malformed("version " + VERSION + " of the encoding", Long.toUnsignedString(version));
            }
            size = in.number("the number of rows");
        }
        Fr sizeInverse = in.scalar("the inverse of the number of rows");
        Fr generator = in.scalar("the generator of the rows");
        long inputs = in.number("the number of public inputs");
        PlonkDomain domain = new PlonkDomain(size, sizeInverse, generator, in.scalar("the shift"));
        if (!domain.isConsistent()) {
            throw malformed(
                    "rows that are a power of two from 2 to " + PlonkDomain.SIZE_MAX
                            + ", their inverse and a root of unity of that order",
                    Long.toUnsignedString(size) + " rows, " + sizeInverse + " and " + generator);
        }
        if (Long.compareUnsigned(inputs, size) > 0) {
            throw malformed("at most " + size + " public inputs", Long.toUnsignedString(inputs));
        }
        if (inputs > INPUTS_MAX) {
            throw new PlonkFormatException(
                    PlonkFault.E_LIMIT, "at most " + INPUTS_MAX + " public inputs", Long.toString(inputs));
        }
        List<G1> permutation = List.of(point(in, "S1"), point(in, "S2"), point(in, "S3"));
        PlonkSelectors selectors =
                new PlonkSelectors(point(in, "Ql"), point(in, "Qr"), point(in, "Qm"), point(in, "Qo"), point(in, "Qk"));
        List<G1> qcp = new ArrayList<>();
        int count = in.count("points Qcp", G1.COMPRESSED_BYTES, COMMITMENTS_MAX);
        for (int i = 0; i < count; i++) {
            qcp.add(point(in, "Qcp" + i));
        }
        KzgKey kzg = new KzgKey(
                point(in, "the generator of G1"), in.g2("the generator of G2"), in.g2("the secret times it"));
        in.skip("the lines", LINES_BYTES);
        List<CommitmentGate> gates = gates(in, qcp, size - inputs);
        in.end();
        return new PlonkKey(domain, (int) inputs, permutation, selectors, gates, kzg);
    }

    private static G1 point(PlonkReader in, String name) throws PlonkFormatException {
        return in.g1(name, InfinityRule.ALLOWED);
    }

    private static List<CommitmentGate> gates(PlonkReader in, List<G1> qcp, long rows) throws PlonkFormatException {
        int count = in.count("rows of commitments", Long.BYTES, COMMITMENTS_MAX);
        if (count != qcp.size()) {
            throw malformed(qcp.size() + " rows of commitments, as there are points Qcp", Integer.toString(count));
        }
        List<CommitmentGate> gates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            long row = in.number("the row of commitment " + i);
            if (Long.compareUnsigned(row, rows) >= 0) {
                throw malformed(
                        "a row below " + rows + " for commitment " + i + " at offset " + at,
                        Long.toUnsignedString(row));
            }
            if (gates.stream().anyMatch(gate -> gate.row() == row)) {
                throw malformed("another row for commitment " + i + " at offset " + at, row + " again");
            }
            gates.add(new CommitmentGate(qcp.get(i), (int) row));
        }
        return gates;
    }

    private static PlonkFormatException malformed(String expected, String actual) {
        return new PlonkFormatException(PlonkFault.E_FORMAT, expected, actual);
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
