package io.tidemark.model.codec;

import io.tidemark.model.Effect;
import io.tidemark.model.InstanceId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.RecordedEvent;
import io.tidemark.model.TimeMapRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/** The body of {@code tidemark/time-map} (spec TMP-22). */
final class TimeMapDocument {
    private TimeMapDocument() {}

    private enum EventKey {
        AFTER,
        SNAPSHOT,
        OBSERVATION
    }

    private static final Map<String, EventKey> EVENTS =
            Map.of("after", EventKey.AFTER, "snapshot", EventKey.SNAPSHOT, "observation", EventKey.OBSERVATION);

    static void write(DocumentWriter out, TimeMapRecord map) {
        out.beginMap(2);
        out.list("events", map.events(), TimeMapDocument::writeEvent);
        out.lane("instance", map.instance());
        out.endMap();
    }

    static TimeMapRecord read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        List<RecordedEvent> events = in.list("events", Limits.LIST_MAX, TimeMapDocument::readEvent);
        InstanceId instance = new InstanceId(in.lane("instance"));
        in.endMap();
        return new TimeMapRecord(instance, events);
    }

    private static void writeEvent(DocumentWriter out, RecordedEvent event) {
        switch (event) {
            case RecordedEvent.Observed observed -> {
                out.beginMap(1);
                out.key("observation");
                ObservationDocuments.writeSigned(out, observed.signed());
            }
            case RecordedEvent.Acted acted -> {
                out.beginMap(2);
                out.list("after", acted.after(), DocumentWriter::bytesValue);
                out.key("effect");
                EffectWriter.write(out, acted.effect());
            }
            case RecordedEvent.Taken taken -> {
                out.beginMap(1);
                out.key("snapshot");
                SnapshotDocument.writeSnapshot(out, taken.snapshot());
            }
        }
        out.endMap();
    }

    private static RecordedEvent readEvent(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        EventKey key = in.keyAmong("after, snapshot or observation", name -> Optional.ofNullable(EVENTS.get(name)));
        RecordedEvent event = switch (key) {
            case OBSERVATION -> new RecordedEvent.Observed(ObservationDocuments.readSigned(in));
            case SNAPSHOT -> new RecordedEvent.Taken(SnapshotDocument.readSnapshot(in));
            case AFTER -> readActed(in, here);
        };
        in.endMap();
        return event;
    }

    private static RecordedEvent readActed(DocumentReader in, Place here) throws MalformedInputException {
        List<Bytes32> after =
                in.listValue(RecordedEvent.Acted.AFTER_MAX, item -> Bytes32.wrap(item.exactBytesValue(Bytes32.SIZE)));
        in.key("effect");
        Effect effect = EffectReader.read(in);
        return here.make("an effect and what it comes after", () -> new RecordedEvent.Acted(effect, after));
    }
}
