package io.tidemark.core;

import io.tidemark.model.ShapeCapacities;
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
        ShapeCapacities room = capacities;
        Overflow[] sections = {
            new Overflow("effects", rows.effects(), room.effects()),
            new Overflow("authors", rows.programs(), room.authors()),
            new Overflow("joined", rows.joined(), room.joined()),
            new Overflow("resources", rows.resources(), room.resources()),
            new Overflow("capabilities", rows.capabilities(), room.capabilities()),
            new Overflow(
                    "freshCapabilities",
                    rows.freshCapabilities(),
                    freshCapabilities + room.capabilities() - rows.capabilities()),
            new Overflow("calls", rows.calls(), room.calls()),
            new Overflow("freshCalls", rows.freshCalls(), freshCalls + room.calls() - rows.calls()),
            new Overflow("nodes", rows.nodes(), room.nodes()),
            new Overflow("links", rows.links(), room.links()),
            new Overflow("arguments", rows.arguments(), room.arguments()),
            new Overflow("facts", rows.facts(), room.facts()),
            new Overflow("members", rows.members(), room.members()),
            new Overflow("groups", rows.groups(), room.groups()),
            new Overflow("promises", rows.promises(), room.promises()),
        };
        for (Overflow section : sections) {
            if (section.needed() > section.room()) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** A section with too few rows. */
    record Overflow(String section, int needed, int room) {}
}
