package io.tidemark.verifier.audit.history;

import io.tidemark.model.CellKind;
import io.tidemark.model.EffectKind;
import io.tidemark.model.log.AppliedEffect;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the cells of each kind that a history makes. Once something of it is not known, neither are the indexes. */
final class FreshIndexes {
    private final Map<CellKind, Long> last = new EnumMap<>(CellKind.class);
    private boolean lost;

    /** Something that may have made cells is not known. */
    void lose() {
        lost = true;
    }

    /** The index of the cell that the next effect of this kind makes. */
    OptionalLong next(EffectKind effect) {
        Optional<CellKind> kind = AppliedEffect.creates(effect);
        return lost || kind.isEmpty() ? OptionalLong.empty() : OptionalLong.of(last.merge(kind.get(), 1L, Long::sum));
    }
}
