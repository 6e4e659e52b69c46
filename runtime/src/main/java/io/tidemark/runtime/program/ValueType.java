package io.tidemark.runtime.program;

import java.util.Locale;

/** What a value of a program is. */
public enum ValueType {
    /** A whole number from 0 to 2^64 - 1. */
    NUMBER,
    /** How much of an asset: a decimal number, with or without the asset's name behind it. */
    AMOUNT,
    /** How long: whole seconds, minutes, hours or days. */
    DURATION,
    /** When: a time, or so long after the step that asks. */
    TIME,
    /** Words, 1 to 256 characters. */
    TEXT,
    /** true or false. */
    FLAG;

    /** As programs spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
