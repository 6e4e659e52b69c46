package io.tidemark.model.codec;

import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.Batch;
import io.tidemark.model.Effect;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SnapshotDigest;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** The body of {@code tidemark/batch} (spec 6.4). */
final class BatchDocument {
    private BatchDocument() {}

    static void write(DocumentWriter out, Batch batch) {
        out.beginMap(3);
        out.list("effects", batch.effects(), EffectWriter::write);
        out.lane("snapshot", batch.snapshot());
        out.list("signatures", batch.signatures(), BatchDocument::writeSignature);
        out.endMap();
    }

    static Batch read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        List<Effect> effects = in.list("effects", Batch.EFFECTS_MAX, EffectReader::read);
        SnapshotDigest snapshot = Scalars.snapshot(in, "snapshot");
        List<HeadSignature> signatures = in.list("signatures", Batch.EFFECTS_MAX, BatchDocument::readSignature);
        in.endMap();
        return here.make("a batch", () -> new Batch(snapshot, effects, signatures));
    }

    private static void writeSignature(DocumentWriter out, HeadSignature signature) {
        out.beginMap(2);
        out.id("author", signature.author());
        out.bytes("signature", Bytes.wrap(signature.signature().encode()));
        out.endMap();
    }

    private static HeadSignature readSignature(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        ProgramId author = Scalars.program(in, "author");
        SchnorrSignature signature = readSchnorr(in);
        in.endMap();
        return new HeadSignature(author, signature);
    }

    /** The key {@code signature} with its 96 bytes. */
    static SchnorrSignature readSchnorr(DocumentReader in) throws MalformedInputException {
        in.key("signature");
        Place here = in.place();
        Bytes bytes = in.exactBytesValue(SchnorrSignature.BYTES);
        return here.make("a signature", () -> SchnorrSignature.decode(bytes.toArray()));
    }
}
