package io.tidemark.model;

import java.util.List;

/**
 * A time map as it travels: what was recorded, in order. That it holds together is for whoever restores it (spec TMP-22).
 *
 * @param events at most {@link #EVENTS_MAX}
 */
public record TimeMapRecord(InstanceId instance, List<RecordedEvent> events) {
    /** The most events of one record: a document holds no longer list. */
    public static final int EVENTS_MAX = 4096;

    /**
     * Copies the events.
     *
     * @throws IllegalArgumentException if they are more than {@link #EVENTS_MAX}
     */
    public TimeMapRecord {
        events = List.copyOf(events);
        if (events.size() > EVENTS_MAX) {
            throw new IllegalArgumentException("expected at most " + EVENTS_MAX + " events, got " + events.size());
        }
    }
}
