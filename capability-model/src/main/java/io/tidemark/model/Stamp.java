package io.tidemark.model;

/**
 * What every cell carries besides its content (spec 2.3, STA-6).
 *
 * @param clock tick of the last effect that touched the cell
 * @param cause intent head of that effect
 * @param link leaf hash of the version before this batch; NONE for a cell that the batch created
 */
public record Stamp(Tick clock, IntentHead cause, LeafHash link) {
    /** The stamp after another effect of the same batch. */
    public Stamp touched(Tick tick, IntentHead head) {
        return new Stamp(tick, head, link);
    }

    /** The stamp with the link of a new batch. */
    public Stamp linked(LeafHash before) {
        return new Stamp(clock, cause, before);
    }
}
