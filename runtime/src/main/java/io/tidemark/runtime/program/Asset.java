package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;

/**
 * A kind of resource.
 *
 * @param timeline the domain that it is of
 * @param decimals how many digits behind the point an amount of it may have: 1.5 with 3 decimals are 1,500 units
 */
public record Asset(String name, Name timeline, int decimals, Place place) {}
