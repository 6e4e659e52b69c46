package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.Optional;

/**
 * Who acts.
 *
 * @param program the program of the world that plays the role
 * @param account the timeline that it is the account program of, if it is one
 * @param delay how long it takes to act, where it is simulated
 */
public record Role(String name, String program, Optional<Name> account, Term delay, Place place) {}
