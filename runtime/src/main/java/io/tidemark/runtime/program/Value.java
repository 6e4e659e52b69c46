package io.tidemark.runtime.program;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A value of a program. Immutable, so that it may cross from branch to branch. */
public sealed interface Value {
    /** What kind of value it is. */
    ValueType type();

    /** As a program spells it. */
    String text();

    /** A whole number; to be read as unsigned. */
    record Whole(long number) implements Value {
        @Override
        public ValueType type() {
            return ValueType.NUMBER;
        }

        @Override
        public String text() {
            return Long.toUnsignedString(number);
        }
    }

    /**
     * So much of an asset.
     *
     * @param number 0 or more, exact
     * @param unit the asset that was named behind it, if any
     */
    record Amount(BigDecimal number, Optional<String> unit) implements Value {
        public Amount {
            if (number.signum() < 0) {
                throw new IllegalArgumentException("an amount is not negative: " + number);
            }
            Objects.requireNonNull(unit, "unit");
        }

        @Override
        public ValueType type() {
            return ValueType.AMOUNT;
        }

        @Override
        public String text() {
            return number.toPlainString() + unit.map(name -> " " + name).orElse("");
        }
    }

    /** So many seconds. */
    record Span(long seconds) implements Value {
        public Span {
            if (seconds < 0) {
                throw new IllegalArgumentException("a duration is not negative: " + seconds);
            }
        }

        @Override
        public ValueType type() {
            return ValueType.DURATION;
        }

        @Override
        public String text() {
            return seconds + " seconds";
        }
    }

    /** A point in time, in seconds since 1970. */
    record Moment(long seconds) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TIME;
        }

        @Override
        public String text() {
            return Instant.ofEpochSecond(seconds).toString();
        }
    }

    /** So many seconds after the time at which the step that names it begins. */
    record After(long seconds) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TIME;
        }

        @Override
        public String text() {
            return "+" + seconds + " seconds";
        }
    }

    /** Words. */
    record Words(String text) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Value {
        @Override
        public ValueType type() {
            return ValueType.FLAG;
        }

        @Override
        public String text() {
            return Boolean.toString(on);
        }
    }
}
