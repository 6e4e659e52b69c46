package io.tidemark.model.codec;

import io.tidemark.model.Attestation;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceId;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.Keepers;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import java.util.List;

/** The bodies of {@code tidemark/observation} and {@code tidemark/attestation} (spec TMP-20, TMP-21). */
final class ObservationDocuments {
    private ObservationDocuments() {}

    static void writeSigned(DocumentWriter out, SignedObservation signed) {
        out.beginMap(2);
        out.list("signatures", signed.signatures(), SnapshotDocument::writeSignature);
        out.key("observation");
        writeObservation(out, signed.observation());
        out.endMap();
    }

    static SignedObservation readSigned(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<KeeperSignature> signatures = in.list("signatures", Keepers.SIZE_MAX, SnapshotDocument::readSignature);
        in.key("observation");
        Observation observation = readObservation(in);
        in.endMap();
        return here.make("a signed observation", () -> new SignedObservation(observation, signatures));
    }

    static void writeAttestation(DocumentWriter out, Attestation attestation) {
        out.beginMap(2);
        out.key("signature");
        SnapshotDocument.writeSignature(out, attestation.signature());
        out.key("observation");
        writeObservation(out, attestation.observation());
        out.endMap();
    }

    static Attestation readAttestation(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        in.key("signature");
        KeeperSignature signature = SnapshotDocument.readSignature(in);
        in.key("observation");
        Observation observation = readObservation(in);
        in.endMap();
        return new Attestation(observation, signature);
    }

    private static void writeObservation(DocumentWriter out, Observation observation) {
        out.beginMap(4);
        out.key("head");
        SnapshotDocument.writeHead(out, observation.head());
        out.list("facts", observation.facts(), FactsDocument::writeFact);
        out.lane("instance", observation.instance());
        out.number("revision", observation.revision());
        out.endMap();
    }

    private static Observation readObservation(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        in.key("head");
        DomainHead head = SnapshotDocument.readHead(in);
        List<Fact> facts = in.list("facts", Observation.FACTS_MAX, FactsDocument::readFact);
        InstanceId instance = new InstanceId(in.lane("instance"));
        long revision = in.number("revision", Scalars.WORD);
        in.endMap();
        return here.make("an observation", () -> new Observation(instance, head, revision, facts));
    }
}
