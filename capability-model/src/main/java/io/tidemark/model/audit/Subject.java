package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;

/** How a claim states the value of one of its {@link SubjectKind}s (spec 21.3). */
public sealed interface Subject {
    /** The lane in the digest of the claim. */
    Fr lane();

    /** Not at all. */
    record Withheld() implements Subject {
        @Override
        public Fr lane() {
            return Fr.ZERO;
        }
    }

    /** As it is. */
    record Open(long value) implements Subject {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the value is no index
         */
        public Open {
            if (value < 0 || value >>> Integer.SIZE != 0) {
                throw new IllegalArgumentException("expected an index from 0 to 2^32 - 1, got " + value);
            }
        }

        @Override
        public Fr lane() {
            return Fr.of(value);
        }
    }

    /** Behind a commitment, {@link SubjectKind#commit}. */
    record Hidden(Fr commitment) implements Subject {
        @Override
        public Fr lane() {
            return commitment;
        }
    }
}
