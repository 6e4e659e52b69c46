package io.tidemark.runtime.timemap;

import io.tidemark.model.Preimage;
import io.tidemark.model.Tick;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/**
 * An event at its place in the happened-before order.
 *
 * @param previous the event before it on its line
 * @param dependencies events of other lines that happened before it, by ascending id; not all, but all follow from them
 * @param lamport 1, or one more than the largest of the previous event and the dependencies
 * @param vector what it knows of each line, itself counted
 */
public record PlacedEvent(
        EventId id,
        Event event,
        Optional<EventId> previous,
        List<EventId> dependencies,
        Tick lamport,
        VectorClock vector) {
    private static final String LABEL = "tidemark/1/event";

    /** Copies the dependencies. */
    public PlacedEvent {
        dependencies = List.copyOf(dependencies);
    }

    /** The line that the event stands on. */
    public Timeline timeline() {
        return event.timeline();
    }

    /** Places an event after those given; which must be different, and in one order for one id. */
    static PlacedEvent place(Event event, Optional<PlacedEvent> previous, List<PlacedEvent> dependencies) {
        Tick latest = previous.map(PlacedEvent::lamport).orElse(Tick.ZERO);
        VectorClock vector = previous.map(PlacedEvent::vector).orElse(VectorClock.EMPTY);
        for (PlacedEvent dependency : dependencies) {
            latest = latest.compareTo(dependency.lamport) < 0 ? dependency.lamport : latest;
            vector = vector.join(dependency.vector);
        }
        List<EventId> ids = dependencies.stream().map(PlacedEvent::id).sorted().toList();
        Optional<EventId> before = previous.map(PlacedEvent::id);
        return new PlacedEvent(
                id(event, before, ids), event, before, ids, latest.next(), vector.next(event.timeline()));
    }

    private static EventId id(Event event, Optional<EventId> previous, List<EventId> dependencies) {
        Timeline line = event.timeline();
        Preimage preimage = new Preimage(LABEL)
                .u8(line.kind().code())
                .u32(line.number())
                .hash(previous.orElse(EventId.NONE).hash())
                .hash(content(event))
                .u32(dependencies.size());
        dependencies.forEach(dependency -> preimage.hash(dependency.hash()));
        return new EventId(preimage.digest());
    }

    private static Bytes32 content(Event event) {
        return switch (event) {
            case Event.Observed observed -> observed.signed().observation().digest();
            case Event.Acted acted -> Bytes32.wrap(acted.head().lane().encode());
            case Event.SnapshotTaken taken ->
                Bytes32.wrap(taken.snapshot().digest().lane().encode());
        };
    }
}
