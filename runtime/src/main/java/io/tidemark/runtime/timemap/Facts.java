package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Observation;
import io.tidemark.model.Sequence;
import java.util.List;

/** From sightings to facts and back. */
final class Facts {
    private Facts() {}

    /** The fact that a sighting in a block is. */
    static Fact of(DomainHead head, DepositSighting deposit, Sequence sequence) {
        return new Fact(
                head.domain(),
                deposit.account(),
                sequence,
                FactKind.DEPOSIT,
                deposit.asset(),
                deposit.quantity(),
                head.height(),
                head.time(),
                deposit.reference());
    }

    /** What was seen, without the sequences. */
    static List<DepositSighting> sightings(Observation observation) {
        return observation.facts().stream()
                .map(fact -> new DepositSighting(fact.account(), fact.asset(), fact.quantity(), fact.reference()))
                .toList();
    }
}
