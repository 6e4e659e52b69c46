package io.tidemark.cli;

import io.tidemark.model.Fact;
import io.tidemark.runtime.timemap.FactStatus;

/** Facts and what became of them, in words. */
final class FactText {
    private FactText() {}

    /** One word for scripts. */
    static String word(FactStatus status) {
        return switch (status) {
            case FactStatus.Standing standing -> "standing";
            case FactStatus.Superseded superseded -> "superseded";
            case FactStatus.Withdrawn withdrawn -> "withdrawn";
            case FactStatus.Passed passed -> "passed";
            case FactStatus.Unknown unknown -> "unknown";
        };
    }

    /** A phrase for people. */
    static String phrase(FactStatus status) {
        return switch (status) {
            case FactStatus.Standing standing -> "stands";
            case FactStatus.Superseded superseded -> "superseded by the one of block " + height(superseded.by());
            case FactStatus.Withdrawn withdrawn -> "withdrawn: its block lost its place";
            case FactStatus.Passed passed -> "passed: block " + height(passed.by()) + " has a later one";
            case FactStatus.Unknown unknown -> "unknown";
        };
    }

    static String height(Fact fact) {
        return Long.toUnsignedString(fact.height().bits());
    }

    static String quantity(Fact fact) {
        return Long.toUnsignedString(fact.quantity().bits());
    }
}
