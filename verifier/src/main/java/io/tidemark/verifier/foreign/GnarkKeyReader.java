package io.tidemark.verifier.foreign;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.ArrayList;
import java.util.List;

/** Reads the structure of gnark's binary keys in both layouts (FOR-8 to FOR-11). */
final class GnarkKeyReader {
    private final ByteCursor in;
    private final PointEncoding encoding;
    private final KeyFormat format;

    private GnarkKeyReader(byte[] file, PointEncoding encoding, KeyFormat format) {
        in = new ByteCursor(file);
        this.encoding = encoding;
        this.format = format;
    }

    /** The current layout. */
    static Groth16Parts current(byte[] file) throws ForeignFormatException {
        return new GnarkKeyReader(file, encoding(file), KeyFormat.GNARK).read();
    }

    /** The layout up to 0.10. */
    static Groth16Parts upTo010(byte[] file) throws ForeignFormatException {
        return new GnarkKeyReader(file, encoding(file), KeyFormat.GNARK_UP_TO_0_10).read();
    }

    /** By the flags of the first point; all points of a file have one encoding. */
    static PointEncoding encoding(byte[] file) {
        return file.length > 0 && G1.isCompressed(file, 0) ? PointEncoding.COMPRESSED : PointEncoding.RAW;
    }

    private Groth16Parts read() throws ForeignFormatException {
        PointPlace<G1> alpha = in.g1(encoding, "/alpha");
        PointPlace<G1> beta1 = in.g1(encoding, "/beta1");
        PointPlace<G2> beta = in.g2(encoding, "/beta");
        PointPlace<G2> gamma = in.g2(encoding, "/gamma");
        PointPlace<G1> delta1 = in.g1(encoding, "/delta1");
        PointPlace<G2> delta = in.g2(encoding, "/delta");
        int weights = in.count("/K", encoding.g1Bytes(), ForeignLimits.INPUTS_MAX + 1 + ForeignLimits.COMMITMENTS_MAX);
        List<PointPlace<G1>> k = new ArrayList<>(weights);
        for (int i = 0; i < weights; i++) {
            k.add(in.g1(encoding, "/K/" + i));
        }
        List<List<Integer>> covered = covered(weights);
        List<PointPlace<G2>> keys = commitmentKeys(covered.size());
        in.end();
        boolean idleKey = covered.isEmpty() && !keys.isEmpty();
        return new Groth16Parts(
                format,
                encoding.label(),
                alpha,
                beta,
                gamma,
                delta,
                k,
                covered,
                idleKey ? List.of() : keys,
                List.of(beta1, delta1),
                idleKey ? keys : List.of());
    }

    private List<List<Integer>> covered(int weights) throws ForeignFormatException {
        int here = in.offset();
        int count = in.count("/covered", Integer.BYTES, ForeignLimits.COMMITMENTS_MAX);
        int inputs = weights - 1 - count;
        if (inputs < 0) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT,
                    "/covered",
                    here,
                    "1 + public inputs + commitments points K",
                    weights + " for " + count + " commitments");
        }
        if (format == KeyFormat.GNARK_UP_TO_0_10 && count > 1) {
            throw new ForeignFormatException(
                    ForeignCode.E_UNSUPPORTED,
                    "/covered",
                    here,
                    "at most one commitment in this layout: gnark up to 0.10 checked no more than one soundly "
                            + "(CVE-2024-45039)",
                    count + "");
        }
        List<List<Integer>> covered = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String path = "/covered/" + i;
            int length = in.count(path, Long.BYTES, ForeignLimits.INPUTS_MAX);
            List<Integer> numbers = new ArrayList<>(length);
            for (int j = 0; j < length; j++) {
                numbers.add(in.u64(path + "/" + j, 1, inputs + i));
            }
            covered.add(List.copyOf(numbers));
        }
        return covered;
    }

    /**
     * G and -sigma G for each commitment. The old layout holds G and -G/sigma, and pairs the commitment with the first:
     * the same equation with the two in each other's place.
     */
    private List<PointPlace<G2>> commitmentKeys(int count) throws ForeignFormatException {
        if (format == KeyFormat.GNARK_UP_TO_0_10) {
            PointPlace<G2> g = in.g2(encoding, "/commitmentKey/G");
            PointPlace<G2> gRootSigmaNeg = in.g2(encoding, "/commitmentKey/GRootSigmaNeg");
            return List.of(gRootSigmaNeg, g);
        }
        int here = in.offset();
        int keys = in.count("/commitmentKeys", 2 * encoding.g2Bytes(), ForeignLimits.COMMITMENTS_MAX);
        if (keys != count) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, "/commitmentKeys", here, count + " commitment keys", keys + "");
        }
        List<PointPlace<G2>> places = new ArrayList<>(2 * count);
        for (int i = 0; i < count; i++) {
            places.add(in.g2(encoding, "/commitmentKeys/" + i + "/G"));
            places.add(in.g2(encoding, "/commitmentKeys/" + i + "/GSigmaNeg"));
        }
        return places;
    }
}
