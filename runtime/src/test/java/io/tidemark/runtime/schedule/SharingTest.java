package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.model.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharingTest {
    private record Box(Object content) {}

    private static final class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    static List<Object> shareable() {
        Scheduler scheduler = new LiveScheduler();
        return List.of(
                "text",
                7,
                Timers.ANY_TIME,
                Duration.ofHours(1),
                ResourceId.of(3),
                Fr.ONE,
                AccessSet.writing(ResourceId.of(3)),
                new Box(List.of("a", Map.of("k", Optional.of(1L)))),
                List.of("a").stream().toList(),
                new Atom<>(scheduler, "content"),
                new Box(new Channel<String>(scheduler, 1)));
    }

    static List<Object> notShareable() {
        return List.of(
                new ArrayList<>(List.of("a")),
                Collections.unmodifiableList(new ArrayList<>()),
                new Box(new int[1]),
                List.of(new Box(new Counter())),
                Optional.of(new Counter()),
                Map.of("key", new Counter()),
                new Object());
    }

    @ParameterizedTest
    @MethodSource
    void shareable(Object value) {
        assertThat(Sharing.require(value)).isSameAs(value);
    }

    @ParameterizedTest
    @MethodSource
    void notShareable(Object value) {
        assertThatThrownBy(() -> Sharing.require(value))
                .isInstanceOf(NotShareableException.class)
                .hasMessageStartingWith("E_NOT_SHAREABLE");
    }

    @Test
    void refusal_saysWhere() {
        assertThatThrownBy(() -> Sharing.require(new Box(Map.of("k", List.of(new Counter())))))
                .hasMessageContaining("Counter at value.content{k}[];");
        assertThat(new Counter().next()).isEqualTo(1);
    }

    @Test
    void guardAndScope_areNotShareable() throws Exception {
        new SimulatedScheduler(1).run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "scope");
                    Guard guard = new ResourceLocks(s).acquire(AccessSet.writing(ResourceId.of(1)))) {
                assertThatThrownBy(() -> Sharing.require(scope)).isInstanceOf(NotShareableException.class);
                assertThatThrownBy(() -> new Atom<>(s, guard)).isInstanceOf(NotShareableException.class);
                Channel<Guard> channel = new Channel<>(s, 1);
                assertThatThrownBy(() -> channel.send(guard)).isInstanceOf(NotShareableException.class);
            }
            return Done.DONE;
        });
    }

    @Test
    void atom_whoseFunctionMakesSomethingThatChanges_keepsWhatItHad() {
        Atom<Object> atom = new Atom<>(new LiveScheduler(), "a");
        assertThatThrownBy(() -> atom.swap(old -> new ArrayList<>())).isInstanceOf(NotShareableException.class);
        assertThatThrownBy(() -> atom.compareAndSet("a", new int[1])).isInstanceOf(NotShareableException.class);
        assertThat(atom.get()).isEqualTo("a");
        assertThat(atom.compareAndSet(new String("a"), "b")).isTrue();
        assertThat(atom.compareAndSet("a", "c")).isFalse();
        assertThatCode(() -> atom.swap(old -> old + "!")).doesNotThrowAnyException();
        assertThat(atom.get()).isEqualTo("b!");
    }

    @Test
    void sharedType_ofAtomsAndChannels_isThatOfWhatTheyHold() {
        SharedType text = new SharedType.Immutable("text");
        SharedType list = new SharedType.Mutable("a list");
        assertThat(new SharedType.ChannelOf(new SharedType.AtomOf(text)).refusal())
                .isEmpty();
        assertThat(new SharedType.ChannelOf(new SharedType.AtomOf(list)).refusal())
                .hasValueSatisfying(why -> assertThat(why).startsWith("a list may change"));
        assertThat(new SharedType.AtomOf(new SharedType.ScopeBound("a guard")).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("ends with its scope"));
    }
}
