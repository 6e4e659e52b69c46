package io.tidemark.runtime.timemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Withdraw;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausalGraphTest {
    private static final int EVENTS = 150;
    private static final int PROGRAMS = 6;

    /** The order by clocks is the order by paths, the naive one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void compare_isReachability(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        CausalGraph graph = CausalGraph.EMPTY;
        List<EventId> ids = new ArrayList<>();
        Map<EventId, Set<EventId>> past = new HashMap<>();
        Map<Long, EventId> lastOf = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            long program = 1L + dice.nextInt(PROGRAMS);
            Set<EventId> after = new HashSet<>();
            for (int d = dice.nextInt(3); d > 0 && !ids.isEmpty(); d--) {
                after.add(ids.get(dice.nextInt(ids.size())));
            }
            PlacedEvent event = graph.place(event(program, i), after);
            graph = graph.plus(event);
            Set<EventId> known = new HashSet<>(after);
            if (lastOf.containsKey(program)) {
                known.add(lastOf.get(program));
            }
            List.copyOf(known).forEach(id -> known.addAll(past.get(id)));
            past.put(event.id(), known);
            lastOf.put(program, event.id());
            ids.add(event.id());
        }
        for (EventId a : ids) {
            for (EventId b : ids) {
                assertThat(graph.compare(a, b)).as("seed %s", seed).isEqualTo(naive(a, b, past));
                if (past.get(b).contains(a)) {
                    assertThat(graph.event(a).orElseThrow().lamport())
                            .isLessThan(graph.event(b).orElseThrow().lamport());
                }
            }
            assertThat(graph.following(Set.of(a)))
                    .extracting(PlacedEvent::id)
                    .containsExactlyElementsOf(ids.stream()
                            .filter(id -> id.equals(a) || past.get(id).contains(a))
                            .toList());
        }
    }

    private static CausalOrder naive(EventId a, EventId b, Map<EventId, Set<EventId>> past) {
        if (a.equals(b)) {
            return CausalOrder.EQUAL;
        }
        if (past.get(b).contains(a)) {
            return CausalOrder.BEFORE;
        }
        return past.get(a).contains(b) ? CausalOrder.AFTER : CausalOrder.CONCURRENT;
    }

    private static Event event(long program, int number) {
        EffectHeader header = EffectHeader.of(ProgramId.of(program), Counter.of(number + 1), SnapshotDigest.NONE);
        return new Event.Acted(
                new Withdraw(header, ResourceId.of(1), Reference.of("out")),
                new IntentHead(Fr.fromBigInteger(BigInteger.valueOf(number))));
    }
}
