package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof (spec 12.4). All points are in their groups and none is infinity; there are as many claims of selectors as
 * commitments. Immutable.
 */
public final class PlonkProof {
    /** The most bytes of an encoded proof. */
    public static final int BYTES_MAX = 1 << 13;

    /** The claims of the linearised polynomial, of l, r, o, s1 and s2. */
    private static final List<String> CLAIM_PATHS = List.of("/t", "/l", "/r", "/o", "/s1", "/s2");

    private static final int CLAIMS = CLAIM_PATHS.size();

    private static final int SOLIDITY_BYTES = 9 * G1.RAW_BYTES + 6 * Fr.BYTES;
    private static final int SOLIDITY_COMMITMENT_BYTES = G1.RAW_BYTES + Fr.BYTES;

    private final List<G1> wires;
    private final G1 z;
    private final List<G1> quotient;
    private final PlonkClaims claims;
    private final G1 opening;
    private final G1 shiftedOpening;
    private final List<G1> commitments;

    /**
     * Takes the parts.
     *
     * @param wires L, R, O
     * @param quotient H0, H1, H2
     */
    PlonkProof(
            List<G1> wires,
            G1 z,
            List<G1> quotient,
            PlonkClaims claims,
            G1 opening,
            G1 shiftedOpening,
            List<G1> commitments) {
        this.wires = List.copyOf(wires);
        this.z = z;
        this.quotient = List.copyOf(quotient);
        this.claims = claims;
        this.opening = opening;
        this.shiftedOpening = shiftedOpening;
        this.commitments = List.copyOf(commitments);
    }

    /**
     * Reads a proof as gnark's WriteTo and WriteRawTo write it.
     *
     * @throws PlonkFormatException E_LIMIT, E_POINT_ENCODING if the length or an encoding is wrong, E_POINT_INFINITY or
     *     E_POINT_NOT_ON_CURVE of the first point that is refused, E_PROOF_SHAPE if the counts contradict each other
     */
    public static PlonkProof decode(byte[] bytes) throws PlonkFormatException {
        return read(PlonkReader.strict(bytes, PlonkFault.E_POINT_ENCODING));
    }

    static PlonkProof read(PlonkReader in) throws PlonkFormatException {
        requireLimit(in);
        List<G1> wires = List.of(point(in, "/L"), point(in, "/R"), point(in, "/O"));
        G1 z = point(in, "/Z");
        List<G1> quotient = List.of(point(in, "/H0"), point(in, "/H1"), point(in, "/H2"));
        G1 opening = point(in, "/W");
        int countAt = in.position();
        int count = in.count("/claims", Fr.BYTES, CLAIMS + PlonkKey.COMMITMENTS_MAX);
        if (count < CLAIMS) {
            throw shape("/claims", countAt, "at least " + CLAIMS + " claimed values", count);
        }
        List<Fr> values = claims(in, 0, count);
        G1 shiftedOpening = point(in, "/W'");
        Fr zShifted = in.claim("/z'");
        int commitmentsAt = in.position();
        int commitmentCount = in.count("/commitments", G1.COMPRESSED_BYTES, PlonkKey.COMMITMENTS_MAX);
        if (commitmentCount != count - CLAIMS) {
            throw shape(
                    "/commitments",
                    commitmentsAt,
                    (count - CLAIMS) + " commitments, as " + count + " values are claimed",
                    commitmentCount);
        }
        List<G1> commitments = new ArrayList<>(commitmentCount);
        for (int i = 0; i < commitmentCount; i++) {
            commitments.add(point(in, "/commitments/" + i));
        }
        in.end();
        PlonkClaims claims = new PlonkClaims(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.subList(CLAIMS, count),
                zShifted);
        return new PlonkProof(wires, z, quotient, claims, opening, shiftedOpening, commitments);
    }

    /**
     * Reads a proof as gnark's MarshalSolidity writes it. It is {@code 768 + 96 c} bytes long with c commitments.
     *
     * @throws PlonkFormatException as {@link #decode}
     */
    public static PlonkProof decodeSolidity(byte[] bytes) throws PlonkFormatException {
        return readSolidity(PlonkReader.strict(bytes, PlonkFault.E_POINT_ENCODING));
    }

    static PlonkProof readSolidity(PlonkReader in) throws PlonkFormatException {
        requireLimit(in);
        int beyond = in.length() - SOLIDITY_BYTES;
        if (beyond < 0 || beyond % SOLIDITY_COMMITMENT_BYTES != 0) {
            throw in.malformed(
                    "",
                    0,
                    SOLIDITY_BYTES + " bytes and " + SOLIDITY_COMMITMENT_BYTES + " for each commitment",
                    in.length() + " bytes");
        }
        int commitmentCount = beyond / SOLIDITY_COMMITMENT_BYTES;
        List<G1> wires = List.of(raw(in, "/L"), raw(in, "/R"), raw(in, "/O"));
        List<G1> quotient = List.of(raw(in, "/H0"), raw(in, "/H1"), raw(in, "/H2"));
        List<Fr> values = claims(in, 1, CLAIMS - 1);
        G1 z = raw(in, "/Z");
        Fr zShifted = in.claim("/z'");
        G1 opening = raw(in, "/W");
        G1 shiftedOpening = raw(in, "/W'");
        List<Fr> qcp = claims(in, CLAIMS, commitmentCount);
        List<G1> commitments = new ArrayList<>(commitmentCount);
        for (int i = 0; i < commitmentCount; i++) {
            commitments.add(raw(in, "/commitments/" + i));
        }
        in.end();
        PlonkClaims claims = new PlonkClaims(
                null, values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), qcp, zShifted);
        return new PlonkProof(wires, z, quotient, claims, opening, shiftedOpening, commitments);
    }

    private static void requireLimit(PlonkReader in) throws PlonkFormatException {
        if (in.length() > BYTES_MAX) {
            throw new PlonkFormatException(
                    PlonkFault.E_LIMIT, "", 0, "a proof of at most " + BYTES_MAX + " bytes", in.length() + " bytes");
        }
    }

    private static G1 point(PlonkReader in, String path) throws PlonkFormatException {
        return in.g1(path, InfinityRule.REFUSED);
    }

    private static G1 raw(PlonkReader in, String path) throws PlonkFormatException {
        return in.raw(path, InfinityRule.REFUSED);
    }

    /** That many claimed values, from that one on. */
    private static List<Fr> claims(PlonkReader in, int first, int count) throws PlonkFormatException {
        List<Fr> claims = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            claims.add(in.claim(i < CLAIMS ? CLAIM_PATHS.get(i) : "/c/" + (i - CLAIMS)));
        }
        return claims;
    }

    private static PlonkFormatException shape(String path, int offset, String expected, int actual) {
        return new PlonkFormatException(PlonkFault.E_PROOF_SHAPE, path, offset, expected, Integer.toString(actual));
    }

    /** How many commitments it has. */
    public int commitmentCount() {
        return commitments.size();
    }

    /** L, R, O. */
    List<G1> wires() {
        return wires;
    }

    G1 z() {
        return z;
    }

    /** H0, H1, H2. */
    List<G1> quotient() {
        return quotient;
    }

    PlonkClaims claims() {
        return claims;
    }

    /** Of everything at zeta. */
    G1 opening() {
        return opening;
    }

    /** Of z at the row after zeta. */
    G1 shiftedOpening() {
        return shiftedOpening;
    }

    List<G1> commitments() {
        return commitments;
    }
}
