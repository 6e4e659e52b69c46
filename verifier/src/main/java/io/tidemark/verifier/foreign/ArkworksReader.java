package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.ArrayList;
import java.util.List;

/** Reads what arkworks' CanonicalSerialize writes (FOR-12 to FOR-14). Nothing in these files says what they are but their length. */
final class ArkworksReader {
    private static final int FIXED_G1_OF_KEY = 7;

    private ArkworksReader() {}

    /** A key, in the encoding in which its count and its length agree. */
    static Groth16Parts key(byte[] file) throws ForeignFormatException {
        try {
            return key(file, PointEncoding.ARKWORKS);
        } catch (ForeignFormatException notCompressed) {
            if (file.length < (FIXED_G1_OF_KEY + 1) * PointEncoding.ARKWORKS_UNCOMPRESSED.g1Bytes()) {
                throw notCompressed;
            }
            return key(file, PointEncoding.ARKWORKS_UNCOMPRESSED);
        }
    }

    private static Groth16Parts key(byte[] file, PointEncoding encoding) throws ForeignFormatException {
        ByteCursor in = new ByteCursor(file);
        PointPlace<G1> alpha = in.g1(encoding, "/alpha_g1");
        PointPlace<G2> beta = in.g2(encoding, "/beta_g2");
        PointPlace<G2> gamma = in.g2(encoding, "/gamma_g2");
        PointPlace<G2> delta = in.g2(encoding, "/delta_g2");
        int here = in.offset();
        int count = in.countLittleEndian("/gamma_abc_g1", encoding.g1Bytes(), ForeignLimits.INPUTS_MAX + 1);
        if (count == 0) {
            throw new ForeignFormatException(ForeignCode.E_FORMAT, "/gamma_abc_g1", here, "at least one point", "0");
        }
        List<PointPlace<G1>> k = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            k.add(in.g1(encoding, "/gamma_abc_g1/" + i));
        }
        in.end();
        return Groth16Parts.plain(KeyFormat.ARKWORKS, encoding.label(), alpha, beta, gamma, delta, k);
    }

    /** The places of A, B and C. */
    static Groth16ProofPlaces proof(byte[] file) throws ForeignFormatException {
        PointEncoding encoding = file.length > 4 * PointEncoding.ARKWORKS.g1Bytes()
                ? PointEncoding.ARKWORKS_UNCOMPRESSED
                : PointEncoding.ARKWORKS;
        ByteCursor in = new ByteCursor(file);
        Groth16ProofPlaces places =
                Groth16ProofPlaces.plain(in.g1(encoding, "/a"), in.g2(encoding, "/b"), in.g1(encoding, "/c"));
        in.end();
        return places;
    }

    /** A vector of elements with its length. */
    static Candidate.Fitting<List<Fr>> inputs(byte[] file) throws ForeignFormatException {
        ByteCursor in = new ByteCursor(file);
        int count = in.countLittleEndian("", Fr.BYTES, ForeignLimits.INPUTS_MAX);
        int left = in.left();
        if (left != count * Fr.BYTES) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, "", in.offset(), count + " elements of 32 bytes", left + " bytes");
        }
        return () -> {
            List<Fr> inputs = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                inputs.add(in.elementLittleEndian("/" + i));
            }
            return inputs;
        };
    }
}
