package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.ArrayList;
import java.util.List;

/** Reads gnark's proofs, in its own form and in words, and its public witnesses (FOR-15, FOR-18, FOR-22). */
final class GnarkReader {
    private static final int WITNESS_HEADER = 3 * Integer.BYTES;

    private GnarkReader() {}

    /** gnark's own form. */
    static Groth16ProofPlaces proof(byte[] file) throws ForeignFormatException {
        PointEncoding encoding = GnarkKeyReader.encoding(file);
        ByteCursor in = new ByteCursor(file);
        PointPlace<G1> a = in.g1(encoding, "/A");
        PointPlace<G2> b = in.g2(encoding, "/B");
        PointPlace<G1> c = in.g1(encoding, "/C");
        int count = in.count("/commitments", encoding.g1Bytes(), ForeignLimits.COMMITMENTS_MAX);
        Groth16ProofPlaces places = withCommitments(in, encoding, a, b, c, count);
        in.end();
        return places;
    }

    /**
     * Words of 32 bytes to the end of the file: A, B, C, and if the key has commitments these and the proof of knowledge.
     *
     * @param in stands on the first word
     */
    static Groth16ProofPlaces words(ByteCursor in, int commitments) throws ForeignFormatException {
        PointPlace<G1> a = in.g1(PointEncoding.RAW, "/A");
        PointPlace<G2> b = in.g2(PointEncoding.RAW, "/B");
        PointPlace<G1> c = in.g1(PointEncoding.RAW, "/C");
        Groth16ProofPlaces places = commitments == 0
                ? Groth16ProofPlaces.plain(a, b, c)
                : withCommitments(in, PointEncoding.RAW, a, b, c, commitments);
        in.end();
        return places;
    }

    private static Groth16ProofPlaces withCommitments(
            ByteCursor in, PointEncoding encoding, PointPlace<G1> a, PointPlace<G2> b, PointPlace<G1> c, int count)
            throws ForeignFormatException {
        List<PointPlace<G1>> commitments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            commitments.add(in.g1(encoding, "/commitments/" + i));
        }
        return new Groth16ProofPlaces(a, b, c, commitments, List.of(in.g1(encoding, "/knowledge")));
    }

    /** A witness of public values only. */
    static Candidate.Fitting<List<Fr>> witness(byte[] file) throws ForeignFormatException {
        ByteCursor in = new ByteCursor(file);
        long publics = in.u32("/public");
        long secrets = in.u32("/secret");
        long length = in.u32("/length");
        if (publics + secrets != length || in.left() != length * Fr.BYTES) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT,
                    "/length",
                    2L * Integer.BYTES,
                    "public + secret values of 32 bytes each",
                    publics + " + " + secrets + ", " + length + ", and " + in.left() + " bytes");
        }
        if (secrets != 0) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT,
                    "/secret",
                    Integer.BYTES,
                    "a witness of public values only; this one gives the secrets away",
                    secrets + " secret values");
        }
        return () -> elements(file, WITNESS_HEADER);
    }

    /** Elements of 32 bytes each, and nothing else. */
    static Candidate.Fitting<List<Fr>> elements(byte[] file) throws ForeignFormatException {
        if (file.length % Fr.BYTES != 0) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, "", 0, "public inputs of 32 bytes each", file.length + " bytes");
        }
        return () -> elements(file, 0);
    }

    private static List<Fr> elements(byte[] file, int from) throws ForeignFormatException {
        ByteCursor in = new ByteCursor(file, from);
        int count = in.left() / Fr.BYTES;
        if (count > ForeignLimits.INPUTS_MAX) {
            throw new ForeignFormatException(
                    ForeignCode.E_LIMIT, "", from, "at most " + ForeignLimits.INPUTS_MAX + " inputs", count + "");
        }
        List<Fr> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            inputs.add(in.element("/" + i));
        }
        return inputs;
    }
}
