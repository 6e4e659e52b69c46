package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Observation;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import java.util.List;

/** From sightings to facts and back. */
final class Facts {
    private Facts() {}

    /** The fact that a sighting in a block is. */
    static Fact of(DomainHead head, Sighting sighting, Sequence sequence) {
        ProgramId account = sighting instanceof DepositSighting deposit ? deposit.account() : ProgramId.NONE;
        return new Fact(
                head.domain(),
                account,
                sequence,
                account.isNone() ? FactKind.OBSERVATION : FactKind.DEPOSIT,
                sighting.asset(),
                sighting.quantity(),
                head.height(),
                head.time(),
                sighting.reference());
    }

    /** What was seen, without the sequences. */
    static List<Sighting> sightings(Observation observation) {
        return observation.facts().stream().map(Facts::sighting).toList();
    }

    private static Sighting sighting(Fact fact) {
        return switch (fact.kind()) {
            case DEPOSIT -> new DepositSighting(fact.account(), fact.asset(), fact.quantity(), fact.reference());
            case OBSERVATION -> new Reading(fact.asset(), fact.quantity(), fact.reference());
        };
    }
}
