package io.tidemark.runtime.program.check;

import io.tidemark.runtime.yaml.Place;
import java.util.Optional;

/**
 * Something that the checker found.
 *
 * @param other the second place, where two are at odds
 * @param expected completes "expected ..."
 * @param actual completes "but ..."
 * @param next what to do now, a sentence
 */
public record Finding(CheckCode code, Place place, Optional<Place> other, String expected, String actual, String next) {
    /** One line for people. */
    @Override
    public String toString() {
        return place + ": " + code + " (" + code.number() + "): expected " + expected + ", but " + actual
                + other.map(also -> " (" + also + ")").orElse("") + ". " + next;
    }
}
