package io.tidemark.runtime.run;

import io.tidemark.runtime.yaml.Place;

/** A step of a program came to a bad end: the code, where it stands, and what to do next. */
public final class StepFailed extends Exception {
    private final String code;
    private final transient Place place;
    private final String explanation;

    /** With the code of the core's rule, or one of 19.6. */
    public StepFailed(String code, Place place, String explanation) {
        super(place + ": " + code + ": " + explanation);
        this.code = code;
        this.place = place;
        this.explanation = explanation;
    }

    /** The permanent name of the reason. */
    public String code() {
        return code;
    }

    /** What was expected, and what to do next. */
    public String explanation() {
        return explanation;
    }

    /** Where the step stands. */
    public Place place() {
        return place;
    }
}
