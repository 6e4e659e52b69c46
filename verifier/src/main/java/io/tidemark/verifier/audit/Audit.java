package io.tidemark.verifier.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.Sequence;
import io.tidemark.model.Statement;
import io.tidemark.model.UseEntry;
import io.tidemark.verifier.VerifiedBundle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/** Reads the lists of verified bundles into one report (spec 7.8). */
public final class Audit {
    private final List<Sighting> sightings = new ArrayList<>();

    private Audit() {}

    /**
     * Audits bundles of one instance. They need not follow each other: what is missing is a sighting.
     *
     * @throws IllegalArgumentException if there are none, two are of one sequence, or they are of different instances
     */
    public static AuditReport of(List<VerifiedBundle> bundles) {
        List<VerifiedBundle> sorted =
                bundles.stream().sorted(Comparator.comparing(Audit::sequenceOf)).toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("expected at least one bundle, got none");
        }
        Audit audit = new Audit();
        for (int i = 0; i < sorted.size(); i++) {
            if (i > 0) {
                audit.follow(sorted.get(i - 1), sorted.get(i));
            }
            audit.read(sorted.get(i));
        }
        return new AuditReport(sequenceOf(sorted.getFirst()), sequenceOf(sorted.getLast()), audit.sightings);
    }

    private static Sequence sequenceOf(VerifiedBundle bundle) {
        return bundle.bundle().statement().sequence();
    }

    private void follow(VerifiedBundle before, VerifiedBundle after) {
        Statement earlier = before.bundle().statement();
        Statement later = after.bundle().statement();
        if (!later.instance().equals(earlier.instance()) || later.sequence().equals(earlier.sequence())) {
            throw new IllegalArgumentException(
                    "expected bundles of one instance with different sequences, got " + earlier + " and " + later);
        }
        Source source = new Source(
                after.contentHash(),
                later.sequence(),
                "statement",
                later.preRoot().lane(),
                0);
        if (later.sequence().value() > earlier.sequence().value() + 1) {
            sightings.add(new Sighting.BatchesMissing(
                    earlier.sequence().next(), Sequence.of(later.sequence().value() - 1), source));
        } else if (!later.preRoot().equals(earlier.postRoot())) {
            sightings.add(new Sighting.HistoryBroken(earlier.postRoot().lane().toString(), source));
        }
    }

    private void read(VerifiedBundle verified) {
        Bundle bundle = verified.bundle();
        Statement statement = bundle.statement();
        Openings openings = bundle.openings();
        Place place = new Place(verified.contentHash(), statement.sequence());
        sightings.add(new Sighting.SnapshotUsed(
                bundle.snapshot().snapshot().mark(),
                place.source("snapshot", statement.snapshot().lane(), 0)));
        for (int i = 0; i < openings.programs().size(); i++) {
            ProgramEntry entry = openings.programs().get(i);
            Source source = place.source("programs", statement.programs().lane(), i);
            sightings.add(
                    entry.acted()
                            ? new Sighting.ProgramActed(entry, source)
                            : new Sighting.ProgramJoined(entry, source));
        }
        for (int i = 0; i < openings.ownership().size(); i++) {
            OwnershipEntry entry = openings.ownership().get(i);
            if (entry.changedHands()) {
                sightings.add(new Sighting.OwnershipChanged(
                        entry, place.source("ownership", statement.ownership().lane(), i)));
            }
        }
        for (int i = 0; i < openings.uses().size(); i++) {
            UseEntry entry = openings.uses().get(i);
            if (!entry.isNone()) {
                sightings.add(new Sighting.CapabilityUsed(
                        entry, place.source("uses", statement.uses().lane(), i)));
            }
        }
        if (openings.effects() instanceof EffectsOpening.Full published) {
            for (int i = 0; i < published.effects().size(); i++) {
                sightings.add(new Sighting.EffectSeen(
                        published.effects().get(i),
                        published.entries().get(i).tick(),
                        place.source("effects", statement.effects().lane(), i)));
            }
        }
    }

    private record Place(Bytes32 bundle, Sequence sequence) {
        Source source(String list, Fr digest, int entry) {
            return new Source(bundle, sequence, list, digest, entry);
        }
    }
}
