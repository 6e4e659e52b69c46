package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainId;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceId;
import io.tidemark.model.Observation;

/** What a keeper may speak of once: one revision of one height of one domain (spec TMP-6). */
record ObservedPlace(InstanceId instance, DomainId domain, Height height, long revision) {
    static ObservedPlace of(Observation observation) {
        return new ObservedPlace(
                observation.instance(),
                observation.head().domain(),
                observation.head().height(),
                observation.revision());
    }
}
