package io.tidemark.model.codec;

import io.tidemark.model.Attestation;
import io.tidemark.model.Batch;
import io.tidemark.model.Bundle;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.TimeMapRecord;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.SegmentHeader;
import java.util.List;

/** The file formats of the model (spec chapter 6); keys have their own, {@link KeyManifestCodec}. */
public final class Documents {
    /** A statement with its openings, snapshot and proof. */
    public static final DocumentCodec<Bundle> BUNDLE =
            new DocumentCodec<>("tidemark/bundle", 1, BundleDocument::write, BundleDocument::read);

    /** Signed effects, before they are executed. */
    public static final DocumentCodec<Batch> BATCH =
            new DocumentCodec<>("tidemark/batch", 1, BatchDocument::write, BatchDocument::read);

    /** A snapshot with its signatures. */
    public static final DocumentCodec<SignedSnapshot> SNAPSHOT =
            new DocumentCodec<>("tidemark/snapshot", 1, SnapshotDocument::write, SnapshotDocument::read);

    /** Facts in the order of observation; at most {@link Limits#LIST_MAX} to a file. */
    public static final DocumentCodec<List<Fact>> FACTS =
            new DocumentCodec<>("tidemark/facts", 1, FactsDocument::write, FactsDocument::read);

    /** The parameters of an instance. */
    public static final DocumentCodec<InstanceParameters> INSTANCE =
            new DocumentCodec<>("tidemark/instance", 1, InstanceDocument::write, InstanceDocument::read);

    /** A block that keepers observed, with their signatures. */
    public static final DocumentCodec<SignedObservation> OBSERVATION = new DocumentCodec<>(
            "tidemark/observation", 1, ObservationDocuments::writeSigned, ObservationDocuments::readSigned);

    /** One keeper's word on an observation. */
    public static final DocumentCodec<Attestation> ATTESTATION = new DocumentCodec<>(
            "tidemark/attestation", 1, ObservationDocuments::writeAttestation, ObservationDocuments::readAttestation);

    /** What a time map recorded; at most {@link Limits#LIST_MAX} events to a file. */
    public static final DocumentCodec<TimeMapRecord> TIME_MAP =
            new DocumentCodec<>("tidemark/time-map", 1, TimeMapDocument::write, TimeMapDocument::read);

    /** An entry of an actor's log; its content hash is the entry's name. */
    public static final DocumentCodec<LogEntry> LOG_ENTRY =
            new DocumentCodec<>("tidemark/log-entry", 1, LogDocuments::writeEntry, LogDocuments::readEntry);

    /** The header of a segment of a log. */
    public static final DocumentCodec<SegmentHeader> LOG_SEGMENT =
            new DocumentCodec<>("tidemark/log-segment", 1, LogDocuments::writeSegment, LogDocuments::readSegment);

    /** An audit statement and its proof. */
    public static final DocumentCodec<AuditBundle> AUDIT_BUNDLE =
            new DocumentCodec<>("tidemark/audit-bundle", 1, AuditDocuments::writeBundle, AuditDocuments::readBundle);

    /** What an audit statement hides: a secret. */
    public static final DocumentCodec<AuditOpening> AUDIT_OPENING =
            new DocumentCodec<>("tidemark/audit-opening", 1, AuditDocuments::writeOpening, AuditDocuments::readOpening);

    private Documents() {}
}
