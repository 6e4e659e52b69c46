package io.tidemark.model.log;

import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import java.util.Optional;

/**
 * An effect of the actor that was applied; the entry's timestamp is its tick.
 *
 * @param created index of the cell that the executor handed out for it, which its author could not sign; 0 if its kind
 *     makes none
 */
public record AppliedEffect(Effect effect, long created) implements LogPayload {
    private static final long INDEX_MAX = (1L << 32) - 1;

    /**
     * Checks the index.
     *
     * @throws IllegalArgumentException if a kind that makes a cell has none, another kind has one, or it does not fit
     *     32 bits
     */
    public AppliedEffect {
        if (created < 0
                || created > INDEX_MAX
                || (created != 0) != creates(effect.kind()).isPresent()) {
            throw new IllegalArgumentException("expected the index of a new cell from 1 to 2^32 - 1 if and only if a "
                    + effect.kind().label() + " makes one, got " + created);
        }
    }

    /** The kind of cell that an effect of this kind makes (spec 3.6), if it makes one. */
    public static Optional<CellKind> creates(EffectKind kind) {
        return switch (kind) {
            case REGISTER -> Optional.of(CellKind.PROGRAM);
            case DEPOSIT, SPLIT -> Optional.of(CellKind.RESOURCE);
            case DELEGATE -> Optional.of(CellKind.CAPABILITY);
            case INVOKE -> Optional.of(CellKind.CALL);
            case WATCH -> Optional.of(CellKind.WATCH);
            case WITHDRAW, TRANSFER, ESCROW, CLAIM, REVOKE, REVOKE_CAPABILITY, ACCEPT, DECLINE, MERGE, FIRE, JOIN ->
                Optional.empty();
        };
    }

    /** Whether the new cell is this one. */
    public boolean created(CellId cell) {
        return created == cell.index() && creates(effect.kind()).equals(Optional.of(cell.kind()));
    }
}
