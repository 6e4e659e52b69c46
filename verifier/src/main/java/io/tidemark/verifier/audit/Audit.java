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
import java.util.function.Predicate;
import org.apache.tuweni.bytes.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of verified bundles into one report (spec 7.8). Bundles may be given one at a time, and are not kept; what
 * is kept are the sightings that are wanted.
 */
public final class Audit {
    private final Predicate<Sighting> wanted;
    private final List<Sighting> sightings = new ArrayList<>();
    private @Nullable Statement first;
    private @Nullable Statement last;

    /**
     * An audit that begins.
     *
     * @param wanted which sightings the report keeps
     */
    public Audit(Predicate<Sighting> wanted) {
        this.wanted = wanted;
    }

    /**
     * Audits bundles of one instance. They need not follow each other: what is missing is a sighting.
     *
     * @throws IllegalArgumentException if there are none, two are of one sequence, or they are of different instances
     */
    public static AuditReport of(List<VerifiedBundle> bundles) {
        Audit audit = new Audit(all -> true);
        bundles.stream().sorted(Comparator.comparing(Audit::sequenceOf)).forEach(audit::add);
        return audit.report();
    }

    /**
     * The next bundle.
     *
     * @throws IllegalArgumentException if it is not of a later sequence than the one before, or of another instance
     */
    public void add(VerifiedBundle bundle) {
        Statement statement = bundle.bundle().statement();
        if (last != null) {
            follow(last, statement, bundle);
        }
        first = first == null ? statement : first;
        last = statement;
        read(bundle);
    }

    /**
     * What they say together.
     *
     * @throws IllegalArgumentException if there are none
     */
    public AuditReport report() {
        if (first == null || last == null) {
            throw new IllegalArgumentException("expected at least one bundle, got none");
        }
        return new AuditReport(first.sequence(), last.sequence(), sightings);
    }

    private static Sequence sequenceOf(VerifiedBundle bundle) {
        return bundle.bundle().statement().sequence();
    }

    private void see(Sighting sighting) {
        if (wanted.test(sighting)) {
            sightings.add(sighting);
        }
    }

    private void follow(Statement earlier, Statement later, VerifiedBundle after) {
        if (!later.instance().equals(earlier.instance()) || later.sequence().compareTo(earlier.sequence()) <= 0) {
            throw new IllegalArgumentException(
                    "expected bundles of one instance by ascending sequence, got " + earlier + " and " + later);
        }
        Source source = new Source(
                after.contentHash(),
                later.sequence(),
                "statement",
                later.preRoot().lane(),
                0);
        if (later.sequence().value() > earlier.sequence().value() + 1) {
            see(new Sighting.BatchesMissing(
                    earlier.sequence().next(), Sequence.of(later.sequence().value() - 1), source));
        } else if (!later.preRoot().equals(earlier.postRoot())) {
            see(new Sighting.HistoryBroken(earlier.postRoot().lane().toString(), source));
        }
    }

    private void read(VerifiedBundle verified) {
        Bundle bundle = verified.bundle();
        Statement statement = bundle.statement();
        Openings openings = bundle.openings();
        Place place = new Place(verified.contentHash(), statement.sequence());
        see(new Sighting.SnapshotUsed(
                bundle.snapshot().snapshot().mark(),
                place.source("snapshot", statement.snapshot().lane(), 0)));
        for (int i = 0; i < openings.programs().size(); i++) {
            ProgramEntry entry = openings.programs().get(i);
            Source source = place.source("programs", statement.programs().lane(), i);
            see(entry.acted() ? new Sighting.ProgramActed(entry, source) : new Sighting.ProgramJoined(entry, source));
        }
        for (int i = 0; i < openings.ownership().size(); i++) {
            OwnershipEntry entry = openings.ownership().get(i);
            if (entry.changedHands()) {
                see(new Sighting.OwnershipChanged(
                        entry, place.source("ownership", statement.ownership().lane(), i)));
            }
        }
        for (int i = 0; i < openings.uses().size(); i++) {
            UseEntry entry = openings.uses().get(i);
            if (!entry.isNone()) {
                see(new Sighting.CapabilityUsed(
                        entry, place.source("uses", statement.uses().lane(), i)));
            }
        }
        if (openings.effects() instanceof EffectsOpening.Full published) {
            for (int i = 0; i < published.effects().size(); i++) {
                see(new Sighting.EffectSeen(
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
