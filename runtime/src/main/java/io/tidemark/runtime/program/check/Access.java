package io.tidemark.runtime.program.check;

import io.tidemark.runtime.yaml.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which resources steps touch, each with the first place that does. Mutable while a block is gone through. */
final class Access {
    private final Map<String, Place> reads = new LinkedHashMap<>();
    private final Map<String, Place> writes = new LinkedHashMap<>();
    private final Map<String, Place> made = new LinkedHashMap<>();

    void read(String id, Place place) {
        reads.putIfAbsent(id, place);
    }

    void write(String id, Place place) {
        writes.putIfAbsent(id, place);
    }

    void make(String id, Place place) {
        made.putIfAbsent(id, place);
    }

    void add(Access other) {
        other.reads.forEach(this::read);
        other.writes.forEach(this::write);
        other.made.forEach(this::make);
    }

    Map<String, Place> reads() {
        return reads;
    }

    Map<String, Place> writes() {
        return writes;
    }

    Map<String, Place> made() {
        return made;
    }

    /** Where it touches a resource in a way that the other may not at the same time. */
    Optional<Clash> clash(Access other) {
        for (var write : writes.entrySet()) {
            Place there = other.writes.getOrDefault(write.getKey(), other.reads.get(write.getKey()));
            if (there != null) {
                return Optional.of(new Clash(write.getKey(), write.getValue(), there));
            }
        }
        for (var read : reads.entrySet()) {
            Place there = other.writes.get(read.getKey());
            if (there != null) {
                return Optional.of(new Clash(read.getKey(), read.getValue(), there));
            }
        }
        return Optional.empty();
    }

    /** Two places that touch one resource. */
    record Clash(String id, Place here, Place there) {}
}
