package io.tidemark.cli.audit;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What each program did, as numbers; and what one program did, or how one capability was used, in full: the first
 * {@value #ROWS_MAX} times.
 */
public final class Tally implements Inspector {
    /** The most occurrences that are kept. */
    public static final int ROWS_MAX = 1000;

    private final Optional<CapabilityId> capability;
    private final Optional<ProgramId> program;
    private final Map<ProgramId, Long> effects = new TreeMap<>();
    private final List<Occurrence.EffectApplied> acts = new ArrayList<>();
    private final List<CapabilityUse> uses = new ArrayList<>();
    private long concerning;

    /** A tally that looks at one capability, one program, or neither. */
    public Tally(Optional<CapabilityId> capability, Optional<ProgramId> program) {
        this.capability = capability;
        this.program = program;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.EffectApplied applied) {
            ProgramId author = applied.effect().author();
            effects.merge(author, 1L, Long::sum);
            if (program.isPresent() && EffectParties.concerns(applied.effect(), program.get())) {
                keep(acts, applied);
            }
        }
        if (capability.isPresent()) {
            CapabilityUse.in(occurrence)
                    .filter(use -> use.entry().capability().equals(capability.get()))
                    .ifPresent(use -> keep(uses, use));
        }
    }

    private <T> void keep(List<T> list, T item) {
        concerning++;
        if (list.size() < ROWS_MAX) {
            list.add(item);
        }
    }

    /** Effects of each program, by index. */
    public Map<ProgramId, Long> effects() {
        return Collections.unmodifiableMap(effects);
    }

    /** What the program did, or what was done with it. */
    public List<Occurrence.EffectApplied> acts() {
        return Collections.unmodifiableList(acts);
    }

    /** How the capability was used itself. */
    public List<CapabilityUse> uses() {
        return Collections.unmodifiableList(uses);
    }

    /** How many of these there are, kept or not. */
    public long concerning() {
        return concerning;
    }
}
