package io.tidemark.verifier.groth16;

import io.tidemark.algebra.PointRefusedException;
import io.tidemark.verifier.binary.BinaryReader;

/** Reads the parts of a key or a proof; stops at the first fault. */
final class Groth16Reader extends BinaryReader<Groth16FormatException> {
    private final Groth16Fault structure;

    /**
     * Reads all of these bytes.
     *
     * @param structure the fault of bytes that end too early or too late
     */
    Groth16Reader(byte[] in, Groth16Fault structure) {
        super(in);
        this.structure = structure;
    }

    /** A 64-bit number from {@code min} to {@code max}. */
    int number(String name, int min, int max) throws Groth16FormatException {
        int here = position();
        long number = number(name);
        if (number < min || number > max) {
            throw malformed(name, here, "a number from " + min + " to " + max, Long.toUnsignedString(number));
        }
        return (int) number;
    }

    @Override
    protected Groth16FormatException malformed(String name, int offset, String expected, String actual) {
        return fault(structure, name, offset, expected, actual);
    }

    @Override
    protected void refuse(String name, int offset, PointRefusedException why) throws Groth16FormatException {
        throw fault(
                Groth16Fault.of(why.fault()), name, offset, "a point of its group", String.valueOf(why.getMessage()));
    }

    private static Groth16FormatException fault(
            Groth16Fault fault, String name, int offset, String expected, String actual) {
        String what = name.isEmpty() ? "" : " for " + name;
        return new Groth16FormatException(fault, expected + what + " at offset " + offset, actual);
    }
}
