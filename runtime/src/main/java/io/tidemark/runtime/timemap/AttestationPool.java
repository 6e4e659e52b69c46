package io.tidemark.runtime.timemap;

import io.tidemark.model.Attestation;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.Keepers;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Gathers attestations until a quorum stands behind an observation, and notices who contradicts himself (spec TMP-6, TMP-7).
 * Immutable. The first word of a keeper on a place is kept; a contradicting one is only ever evidence.
 */
public final class AttestationPool {
    private final Keepers keepers;
    private final PMap<ObservedPlace, PMap<KeeperKey, Attestation>> places;

    private AttestationPool(Keepers keepers, PMap<ObservedPlace, PMap<KeeperKey, Attestation>> places) {
        this.keepers = keepers;
        this.places = places;
    }

    /** A pool without attestations. */
    public static AttestationPool of(Keepers keepers) {
        return new AttestationPool(keepers, HashTreePMap.empty());
    }

    /** What became of an attestation. */
    public sealed interface Intake {
        /**
         * It counts, but there is no quorum yet.
         *
         * @param count how many keepers stand behind the observation now
         */
        record Counted(AttestationPool pool, int count) implements Intake {}

        /** There is a quorum; every further attestation gives this again, with its signature in. */
        record Quorum(AttestationPool pool, SignedObservation signed) implements Intake {}

        /** The keeper has signed another observation of that place; the pool does not change. */
        record Contradiction(Equivocation evidence) implements Intake {}

        /** No keeper signed it; the pool does not change. */
        record Unsigned() implements Intake {}
    }

    /** Takes in an attestation. */
    public Intake add(Attestation attestation) {
        if (!attestation.isBy(keepers)) {
            return new Intake.Unsigned();
        }
        ObservedPlace place = ObservedPlace.of(attestation.observation());
        PMap<KeeperKey, Attestation> there = places.getOrDefault(place, HashTreePMap.empty());
        Attestation earlier = there.get(attestation.keeper());
        if (earlier != null && Equivocation.is(earlier, attestation)) {
            return new Intake.Contradiction(new Equivocation(earlier, attestation));
        }
        PMap<KeeperKey, Attestation> now = there.plus(attestation.keeper(), attestation);
        AttestationPool next = new AttestationPool(keepers, places.plus(place, now));
        List<KeeperSignature> signatures = signatures(now.values(), attestation.observation());
        return signatures.size() < keepers.threshold()
                ? new Intake.Counted(next, signatures.size())
                : new Intake.Quorum(next, new SignedObservation(attestation.observation(), signatures));
    }

    private static List<KeeperSignature> signatures(Collection<Attestation> attestations, Observation observation) {
        return attestations.stream()
                .filter(attestation -> attestation.observation().equals(observation))
                .map(Attestation::signature)
                .sorted(Comparator.comparing(KeeperSignature::keeper))
                .toList();
    }
}
