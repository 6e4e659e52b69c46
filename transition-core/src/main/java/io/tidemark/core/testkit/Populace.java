package io.tidemark.core.testkit;

import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.util.ArrayList;
import java.util.List;

/**
 * For tests only: who has what in a state of many cells, as arithmetic on indexes, so that a million cells need no
 * history. Of 64 cells one is a program, 32 are resources, 16 capabilities and 15 calls; who belongs together is spread
 * over the whole range of indexes.
 */
public final class Populace {
    /** Longest chain of capabilities; each capability is part of one of that length. */
    static final int CHAIN = 4;

    private static final int CELLS_MIN = 1 << 10;
    private static final int RESOURCES_A_CALL = 8;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long programs;
    private final long resources;
    private final long capabilities;
    private final long calls;

    private Populace(long cells) {
        this.programs = cells / 64;
        this.resources = cells / 2;
        this.capabilities = cells / 4;
        this.calls = cells - programs - resources - capabilities;
    }

    /**
     * So many cells.
     *
     * @param cells a power of two, 1,024 or more
     */
    public static Populace of(long cells) {
        if (cells < CELLS_MIN || Long.bitCount(cells) != 1) {
            throw new IllegalArgumentException("expected a power of two from " + CELLS_MIN + " on, got " + cells);
        }
        return new Populace(cells);
    }

    /** Last index of each kind. */
    public CellCounts counts() {
        return new CellCounts(programs, resources, capabilities, calls, 0);
    }

    /** What a resource is busy with. */
    enum Errand {
        HELD,
        /** Escrowed, and may be claimed for a long time. */
        WAITING,
        /** Escrowed, and the deadline has passed. */
        LATE,
        /** An argument of a pending call. */
        IN_CALL
    }

    /** The domain of every fourth program. */
    DomainId domain(ProgramId program) {
        return program.index() % 4 == 0 ? DomainId.of(1 + program.index() % 3) : DomainId.NONE;
    }

    Errand errand(ResourceId resource) {
        int place = (int) (resource.index() % RESOURCES_A_CALL);
        return switch (place) {
            case 5 -> Errand.WAITING;
            case 6 -> Errand.LATE;
            case 7 -> argumentNumber(resource) < argumentsInAll() ? Errand.IN_CALL : Errand.HELD;
            default -> Errand.HELD;
        };
    }

    /** Who owns it; the caller of the call that it is an argument of. */
    ProgramId owner(ResourceId resource) {
        return errand(resource) == Errand.IN_CALL
                ? caller(callOf(resource))
                : someone(CellKind.RESOURCE, resource.index(), 0);
    }

    /** Whom a resource waits with. */
    ProgramId custodian(ResourceId resource) {
        return someone(CellKind.RESOURCE, resource.index(), 1);
    }

    ProgramId caller(CallId call) {
        return someone(CellKind.CALL, call.index(), 0);
    }

    ProgramId target(CallId call) {
        return someone(CellKind.CALL, call.index(), 1);
    }

    /** Every fourth call waits for an answer. */
    boolean isPending(CallId call) {
        return call.index() % 4 == 0;
    }

    /** None, one or two resources of a pending call; none of an answered one. */
    List<ResourceId> arguments(CallId call) {
        List<ResourceId> arguments = new ArrayList<>();
        if (isPending(call)) {
            long number = call.index() / 4 - 1;
            long first = number / 3 * 3 + (number % 3 == 2 ? 1 : 0);
            for (long i = 0; i < number % 3 && number / 3 * 3 < argumentsInAll(); i++) {
                arguments.add(argument(first + i));
            }
        }
        return arguments;
    }

    /** The call that holds an IN_CALL resource. */
    CallId callOf(ResourceId resource) {
        long number = argumentNumber(resource);
        return CallId.of(4 * (number / 3 * 3 + (number % 3 == 0 ? 1 : 2) + 1));
    }

    /** How many chains of capabilities there are. */
    long chains() {
        return capabilities / CHAIN;
    }

    /** The chain of a capability. */
    long chain(CapabilityId capability) {
        long place = (capability.index() - 1) % chains();
        return times(place, inverse(odd(depth(capability)), chains()), chains());
    }

    /** The place of a capability in its chain, 1 to 4. */
    int depth(CapabilityId capability) {
        return 1 + (int) ((capability.index() - 1) / chains());
    }

    /** The capability of that depth in a chain. */
    CapabilityId capability(long chain, int depth) {
        return CapabilityId.of(1 + (depth - 1) * chains() + times(chain, odd(depth), chains()));
    }

    /** Who holds the capability of that depth in a chain; of depth 0: who granted the first. */
    ProgramId member(long chain, int depth) {
        return someone(CellKind.CAPABILITY, chain, depth);
    }

    /** Three of a row of three calls have 0, 1 and 2 arguments. */
    private long argumentsInAll() {
        return Math.min(calls / 4, resources / RESOURCES_A_CALL) / 3 * 3;
    }

    private ResourceId argument(long number) {
        long places = resources / RESOURCES_A_CALL;
        return ResourceId.of(RESOURCES_A_CALL * times(number, odd(0), places) + RESOURCES_A_CALL - 1);
    }

    private long argumentNumber(ResourceId resource) {
        long places = resources / RESOURCES_A_CALL;
        return times(resource.index() / RESOURCES_A_CALL, inverse(odd(0), places), places);
    }

    private ProgramId someone(CellKind kind, long index, int role) {
        return ProgramId.of(1 + Math.floorMod(mix(kind.number() + 8L * role + 64 * index), programs));
    }

    private static long odd(int which) {
        return mix(which) | 1;
    }

    private static long times(long a, long b, long powerOfTwo) {
        return (a * b) & (powerOfTwo - 1);
    }

    /** The inverse of an odd number, modulo a power of two. */
    private static long inverse(long odd, long powerOfTwo) {
        long inverse = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse & (powerOfTwo - 1);
    }

    /** Scatters a number over 64 bits, always in the same way. */
    static long mix(long number) {
        long z = (number + 1) * SPREAD;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
