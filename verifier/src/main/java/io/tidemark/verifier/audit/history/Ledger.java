package io.tidemark.verifier.audit.history;

import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.UseEntry;
import io.tidemark.model.WatchId;
import io.tidemark.verifier.audit.history.KnownCapability.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of every cell at a point of a history. It judges nothing: that each effect was allowed is what the
 * proofs say. Grows with the number of cells, not of effects.
 */
public final class Ledger {
    private final TreeMap<ProgramId, Moment> programs = new TreeMap<>();
    private final TreeMap<ResourceId, KnownResource> resources = new TreeMap<>();
    private final TreeMap<CapabilityId, KnownCapability> capabilities = new TreeMap<>();
    private final TreeMap<CallId, KnownCall> calls = new TreeMap<>();
    private final TreeMap<WatchId, KnownWatch> watches = new TreeMap<>();
    private final List<KnownResource> changed = new ArrayList<>();
    private Seconds time = Seconds.ZERO;
    private boolean whole = true;

    /** Time of the snapshot of the batch under way. */
    public Seconds time() {
        return time;
    }

    /** Whether everything from the first batch on is known, so that what is not here does not exist. */
    public boolean isWhole() {
        return whole;
    }

    /** The registered programs, by index, each with its registration. */
    public Collection<ProgramId> programs() {
        return Collections.unmodifiableCollection(programs.keySet());
    }

    /** The resources, by index. */
    public Collection<KnownResource> resources() {
        return Collections.unmodifiableCollection(resources.values());
    }

    /** The capabilities, by index. */
    public Collection<KnownCapability> capabilities() {
        return Collections.unmodifiableCollection(capabilities.values());
    }

    /** The calls, by index. */
    public Collection<KnownCall> calls() {
        return Collections.unmodifiableCollection(calls.values());
    }

    /** The watches, by index. */
    public Collection<KnownWatch> watches() {
        return Collections.unmodifiableCollection(watches.values());
    }

    /** The resources that the last occurrence changed. */
    public List<KnownResource> changed() {
        return Collections.unmodifiableList(changed);
    }

    /** What is known of a resource. */
    public Optional<KnownResource> resource(ResourceId id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** What is known of a capability. */
    public Optional<KnownCapability> capability(CapabilityId id) {
        return Optional.ofNullable(capabilities.get(id));
    }

    /** What is known of a call. */
    public Optional<KnownCall> call(CallId id) {
        return Optional.ofNullable(calls.get(id));
    }

    /** The capability and its ancestors, itself first; shorter than it is deep where one is not known. */
    public List<KnownCapability> chainOf(KnownCapability capability) {
        List<KnownCapability> chain = new ArrayList<>();
        Optional<KnownCapability> link = Optional.of(capability);
        while (link.isPresent() && chain.size() < capability.grant().depth()) {
            chain.add(link.get());
            link = capability(link.get().grant().parent());
        }
        return chain;
    }

    /** The first of the capability and its ancestors that was revoked: what it died with. */
    public Optional<KnownCapability> deathOf(KnownCapability capability) {
        return chainOf(capability).stream()
                .filter(link -> link.revoked().isPresent())
                .findFirst();
    }

    /** Takes the next thing of the history in. */
    void take(Occurrence occurrence) {
        changed.clear();
        switch (occurrence) {
            case Occurrence.BatchOpened opened -> time = opened.snapshot().time();
            case Occurrence.EffectApplied applied -> new LedgerStep(this, applied).take();
            case Occurrence.UseSeen seen ->
                used(seen.use(), new Moment(seen.use().tick(), time, seen.evidence()));
            case Occurrence.HoldingSeen seen -> held(seen.entry());
            case Occurrence.EffectsWithheld withheld -> whole = false;
            case Occurrence.BatchesMissing missing -> whole = false;
            case Occurrence.HistoryBroken broken -> whole = false;
            case Occurrence.HistoryForked forked -> whole = false;
            case Occurrence.HistoryTruncated truncated -> whole = false;
            case Occurrence.EffectRefused refused -> {}
        }
    }

    void put(ProgramId program, Moment registered) {
        programs.put(program, registered);
    }

    void put(KnownResource resource) {
        resources.put(resource.id(), resource);
        changed.add(resource);
    }

    void put(KnownCapability capability) {
        capabilities.put(capability.id(), capability);
    }

    void put(KnownCall call) {
        calls.put(call.id(), call);
    }

    void put(KnownWatch watch) {
        watches.put(watch.id(), watch);
    }

    /** Nothing if the watch is not known. */
    void fired(WatchId watch, Moment at) {
        watches.computeIfPresent(watch, (id, known) -> known.firedAt(at));
    }

    void used(UseEntry use, Moment at) {
        capability(use.capability()).ifPresent(known -> {
            var debit = EffectSubjects.debit(use.rights(), resource(use.resource()));
            List<KnownCapability> chain = chainOf(known);
            put(known.used(use.rights(), debit, at));
            chain.subList(1, chain.size()).forEach(ancestor -> put(ancestor.passed(debit)));
        });
    }

    /** Who has it is all that an ownership entry says; what is not known of it stays as it was. */
    private void held(OwnershipEntry entry) {
        resource(entry.resource()).ifPresent(known -> put(known.with(entry.after(), EscrowTerms.NONE, known.clock())));
    }
}
