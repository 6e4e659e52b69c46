package io.tidemark.runtime.program;

/** How a number is held against a bound. */
public enum Comparison {
    /** It is the bound or more. */
    AT_LEAST,
    /** It is the bound or less. */
    AT_MOST;

    /** Whether it holds of unsigned numbers. */
    public boolean holds(long number, long bound) {
        int order = Long.compareUnsigned(number, bound);
        return this == AT_LEAST ? order >= 0 : order <= 0;
    }
}
