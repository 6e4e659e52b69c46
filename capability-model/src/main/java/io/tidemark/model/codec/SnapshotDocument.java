package io.tidemark.model.codec;

import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.FactRoot;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceId;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.Keepers;
import io.tidemark.model.KeepersDigest;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/** The body of {@code tidemark/snapshot}, and a bundle's snapshot (spec 6.3, 6.4). */
final class SnapshotDocument {
    private SnapshotDocument() {}

    static void write(DocumentWriter out, SignedSnapshot signed) {
        out.beginMap(2);
        out.key("snapshot");
        writeSnapshot(out, signed.snapshot());
        out.list("signatures", signed.signatures(), SnapshotDocument::writeSignature);
        out.endMap();
    }

    static SignedSnapshot read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        in.key("snapshot");
        Snapshot snapshot = readSnapshot(in);
        List<KeeperSignature> signatures = in.list("signatures", Keepers.SIZE_MAX, SnapshotDocument::readSignature);
        in.endMap();
        return here.make("a signed snapshot", () -> new SignedSnapshot(snapshot, signatures));
    }

    static void writeSnapshot(DocumentWriter out, Snapshot snapshot) {
        out.beginMap(9);
        out.number("time", snapshot.time().value());
        out.number("clock", snapshot.clock().value());
        out.lane("parent", snapshot.parent());
        out.list("domains", snapshot.domains(), SnapshotDocument::writeHead);
        out.lane("keepers", snapshot.keepers());
        out.lane("factRoot", snapshot.factRoot());
        out.lane("instance", snapshot.instance());
        out.number("sequence", snapshot.sequence().value());
        out.lane("stateRoot", snapshot.stateRoot());
        out.endMap();
    }

    static Snapshot readSnapshot(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        Seconds time = Scalars.seconds(in, "time");
        Tick clock = Scalars.tick(in, "clock");
        SnapshotDigest parent = Scalars.snapshot(in, "parent");
        List<DomainHead> domains = in.list("domains", Snapshot.DOMAINS_MAX, SnapshotDocument::readHead);
        KeepersDigest keepers = new KeepersDigest(in.lane("keepers"));
        FactRoot factRoot = new FactRoot(in.lane("factRoot"));
        InstanceId instance = new InstanceId(in.lane("instance"));
        Sequence sequence = Sequence.of(in.number("sequence", Scalars.WORD));
        StateRoot stateRoot = new StateRoot(in.lane("stateRoot"));
        in.endMap();
        return here.make(
                "a snapshot",
                () -> new Snapshot(instance, parent, sequence, clock, time, stateRoot, domains, factRoot, keepers));
    }

    static void writeHead(DocumentWriter out, DomainHead head) {
        out.beginMap(4);
        out.lane("hash", head.hash());
        out.number("time", head.time().value());
        out.number("domain", head.domain().value());
        out.unsigned("height", head.height().bits());
        out.endMap();
    }

    static DomainHead readHead(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        Reference hash = new Reference(in.lane("hash"));
        Seconds time = Scalars.seconds(in, "time");
        DomainId domain = Scalars.domain(in, "domain");
        Height height = Scalars.height(in, "height");
        in.endMap();
        return here.make("a domain head", () -> new DomainHead(domain, height, time, hash));
    }

    static void writeSignature(DocumentWriter out, KeeperSignature signature) {
        out.beginMap(2);
        out.bytes("keeper", signature.keeper().bytes());
        out.bytes("signature", signature.signature());
        out.endMap();
    }

    static KeeperSignature readSignature(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        in.key("keeper");
        KeeperKey keeper = readKeeper(in);
        Bytes signature = in.exactBytes("signature", KeeperSignature.BYTES);
        in.endMap();
        return new KeeperSignature(keeper, signature);
    }

    static KeeperKey readKeeper(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        Bytes32 bytes = Bytes32.wrap(in.exactBytesValue(Bytes32.SIZE));
        return here.make("a keeper's key", () -> new KeeperKey(bytes));
    }
}
