package io.tidemark.core;

import io.tidemark.model.ShapeCapacities;
import java.util.List;
import java.util.Optional;

/**
 * What a shape holds, as the builder of a batch needs it. A cell that the batch makes may stand in a section of fresh
 * cells or in the common one.
 *
 * @param capacities rows of each section; capabilities and calls count the common sections
 * @param freshCapabilities further rows for capabilities that the batch makes
 * @param freshCalls further rows for calls and watches that the batch makes
 */
public record RowLimits(ShapeCapacities capacities, int freshCapabilities, int freshCalls) {
    private static final List<String> SECTIONS = List.of(
            "effects",
            "authors",
            "joined",
            "resources",
            "capabilities",
            "freshCapabilities",
            "calls",
            "freshCalls",
            "nodes",
            "links",
            "arguments",
            "facts",
            "members",
            "groups",
            "promises");

    /** Limits of a shape without sections of fresh cells. */
    public static RowLimits of(ShapeCapacities capacities) {
        return new RowLimits(capacities, 0, 0);
    }

    /** Whether a batch with these rows fits. */
    public boolean fits(RowCounts rows) {
        return overflow(rows).isEmpty();
    }

    /** The first section that these rows do not fit; empty if they fit. */
    Optional<Overflow> overflow(RowCounts rows) {
        int[] needed = needed(rows);
        int[] room = room(rows);
        for (int i = 0; i < needed.length; i++) {
            if (needed[i] > room[i]) {
                return Optional.of(new Overflow(SECTIONS.get(i), needed[i], room[i]));
            }
        }
        return Optional.empty();
    }

    private static int[] needed(RowCounts rows) {
        return new int[] {
            rows.effects(),
            rows.programs(),
            rows.joined(),
            rows.resources(),
            rows.capabilities(),
            rows.freshCapabilities(),
            rows.calls(),
            rows.freshCalls(),
            rows.nodes(),
            rows.links(),
            rows.arguments(),
            rows.facts(),
            rows.members(),
            rows.groups(),
            rows.promises(),
        };
    }

    private int[] room(RowCounts rows) {
        return new int[] {
            capacities.effects(),
            capacities.authors(),
            capacities.joined(),
            capacities.resources(),
            capacities.capabilities(),
            freshCapabilities + capacities.capabilities() - rows.capabilities(),
            capacities.calls(),
            freshCalls + capacities.calls() - rows.calls(),
            capacities.nodes(),
            capacities.links(),
            capacities.arguments(),
            capacities.facts(),
            capacities.members(),
            capacities.groups(),
            capacities.promises(),
        };
    }

    /** A section with too few rows. */
    record Overflow(String section, int needed, int room) {}
}
