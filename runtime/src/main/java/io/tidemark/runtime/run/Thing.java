package io.tidemark.runtime.run;

import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ResourceId;
import io.tidemark.runtime.program.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** What a name stands for while a program runs. */
sealed interface Thing {
    record Resource(ResourceId id) implements Thing {}

    record Capability(CapabilityId id) implements Thing {}

    /**
     * A call.
     *
     * @param handled set when its handler has ended, and from the beginning if there is none
     */
    record Call(CallId id, AtomicBoolean handled) implements Thing {}

    record Resources(List<ResourceId> ids) implements Thing {
        public Resources {
            ids = List.copyOf(ids);
        }
    }

    record Received(Value value) implements Thing {}

    /** A bounded queue between branches. */
    final class Pipe implements Thing {
        private final int capacity;
        private final Deque<Thing> queue = new ArrayDeque<>();

        Pipe(int capacity) {
            this.capacity = capacity;
        }

        synchronized boolean hasRoom() {
            return queue.size() < capacity;
        }

        synchronized boolean offer(Thing thing) {
            return hasRoom() && queue.add(thing);
        }

        synchronized boolean isEmpty() {
            return queue.isEmpty();
        }

        synchronized Optional<Thing> poll() {
            return Optional.ofNullable(queue.poll());
        }
    }

    /** A number that branches share. */
    final class Shared implements Thing {
        private final AtomicLong number;

        Shared(long number) {
            this.number = new AtomicLong(number);
        }

        long get() {
            return number.get();
        }

        /** Compare and swap until it was nobody else's turn in between. */
        void swap(LongUnaryOperator change) {
            long before = number.get();
            while (!number.compareAndSet(before, change.applyAsLong(before))) {
                before = number.get();
            }
        }
    }
}
