package io.tidemark.core.testkit;

import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For tests only: the cells of a {@link Populace} that some authors can act on, each taken once. */
final class Reach {
    private final Map<ProgramId, List<ResourceId>> held = new HashMap<>();
    private final Map<ProgramId, List<ResourceId>> waitingWith = new HashMap<>();
    private final Map<ProgramId, List<ResourceId>> waitingOf = new HashMap<>();
    private final Map<ProgramId, List<ResourceId>> late = new HashMap<>();
    private final Map<ProgramId, List<CapabilityId>> heldCapabilities = new HashMap<>();
    private final Map<ProgramId, List<CapabilityId>> granted = new HashMap<>();
    private final Map<ProgramId, List<CallId>> pending = new HashMap<>();

    /** Looks through the whole populace once. */
    Reach(Populace populace, Set<ProgramId> authors) {
        Set<ProgramId> owners = new HashSet<>(authors);
        for (long chain = 0; chain < populace.chains(); chain++) {
            for (int depth = 1; depth <= Populace.CHAIN; depth++) {
                addCapability(populace, chain, depth, authors, owners);
            }
        }
        for (long index = 1; index <= populace.counts().resources(); index++) {
            addResource(populace, ResourceId.of(index), authors, owners);
        }
        for (long index = 4; index <= populace.counts().calls(); index += 4) {
            CallId call = CallId.of(index);
            add(pending, populace.target(call), call, authors);
        }
    }

    private void addCapability(
            Populace populace, long chain, int depth, Set<ProgramId> authors, Set<ProgramId> owners) {
        CapabilityId capability = populace.capability(chain, depth);
        ProgramId holder = populace.member(chain, depth);
        if (authors.contains(holder)) {
            add(heldCapabilities, holder, capability, authors);
            owners.add(populace.member(chain, 0));
        }
        add(granted, populace.member(chain, depth - 1), capability, authors);
    }

    private void addResource(Populace populace, ResourceId id, Set<ProgramId> authors, Set<ProgramId> owners) {
        ProgramId owner = populace.owner(id);
        switch (populace.errand(id)) {
            case HELD -> add(held, owner, id, owners);
            case WAITING -> {
                add(waitingOf, owner, id, owners);
                add(waitingWith, populace.custodian(id), id, authors);
            }
            case LATE -> add(late, owner, id, authors);
            case IN_CALL -> {}
        }
    }

    private static <T> void add(Map<ProgramId, List<T>> map, ProgramId program, T cell, Set<ProgramId> wanted) {
        if (wanted.contains(program)) {
            map.computeIfAbsent(program, id -> new ArrayList<>()).add(cell);
        }
    }

    /** HELD resources of an author, or of whoever granted an author a capability. */
    List<ResourceId> held(ProgramId owner) {
        return held.getOrDefault(owner, List.of());
    }

    /** Claimable resources that an author keeps for others. */
    List<ResourceId> waitingWith(ProgramId custodian) {
        return waitingWith.getOrDefault(custodian, List.of());
    }

    /** Claimable resources of an author, or of whoever granted an author a capability. */
    List<ResourceId> waitingOf(ProgramId owner) {
        return waitingOf.getOrDefault(owner, List.of());
    }

    /** Resources that an author escrowed and can take back. */
    List<ResourceId> late(ProgramId escrower) {
        return late.getOrDefault(escrower, List.of());
    }

    List<CapabilityId> capabilities(ProgramId holder) {
        return heldCapabilities.getOrDefault(holder, List.of());
    }

    /** Capabilities that an author granted. */
    List<CapabilityId> granted(ProgramId grantor) {
        return granted.getOrDefault(grantor, List.of());
    }

    /** Calls that wait for an author's answer. */
    List<CallId> pending(ProgramId target) {
        return pending.getOrDefault(target, List.of());
    }
}
