package io.tidemark.bridge;

/**
 * What a prover may use of the machine.
 *
 * @param memoryBytesMax 0 for no limit; in this process a wish to Go's collector, in a process of its own a bound that
 *     the system enforces (on Linux)
 * @param processors 0 for all
 */
public record ProverOptions(long memoryBytesMax, int processors) {
    /** All that the machine has. */
    public static final ProverOptions UNLIMITED = new ProverOptions(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public ProverOptions {
        if (memoryBytesMax < 0 || processors < 0) {
            throw new IllegalArgumentException(
                    "expected 0 or more, got " + memoryBytesMax + " bytes and " + processors + " processors");
        }
    }
}
