package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/** Reads public inputs that come as bytes. */
public final class PublicInputs {
    private PublicInputs() {}

    /**
     * Reads elements of 32 bytes each, big endian.
     *
     * @throws Groth16FormatException E_INPUT_RANGE if one is not below r, or the length is no multiple of 32
     */
    public static List<Fr> decode(byte[] bytes) throws Groth16FormatException {
        if (bytes.length % Fr.BYTES != 0) {
            throw new Groth16FormatException(
                    Groth16Fault.E_INPUT_RANGE, "public inputs of 32 bytes each", bytes.length + " bytes");
        }
        List<Fr> inputs = new ArrayList<>(bytes.length / Fr.BYTES);
        for (int offset = 0; offset < bytes.length; offset += Fr.BYTES) {
            if (!Fr.isCanonical(bytes, offset)) {
                throw new Groth16FormatException(
                        Groth16Fault.E_INPUT_RANGE,
                        "public input " + offset / Fr.BYTES + " below r",
                        "r or more at offset " + offset);
            }
            inputs.add(Fr.decode(bytes, offset));
        }
        return inputs;
    }
}
