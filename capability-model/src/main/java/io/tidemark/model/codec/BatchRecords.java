package io.tidemark.model.codec;

import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.model.Batch;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/** The record of a batch in the executor's log (spec LOG-27). */
final class BatchRecords {
    private static final int ROWS = 25;
    private static final int KEYS = 7;

    private BatchRecords() {}

    static void write(DocumentWriter out, BatchRecorded record) {
        Optional<ShapeId> shape = record.shape();
        out.beginMap(shape.isPresent() ? KEYS + 1 : KEYS);
        out.number("rows", record.rows());
        out.list("order", record.order(), (list, place) -> list.numberValue(place));
        shape.ifPresent(id -> out.text("shape", id.text()));
        out.list("authors", record.authors(), BatchRecords::writeAuthor);
        out.lane("preRoot", record.preRoot());
        out.lane("postRoot", record.postRoot());
        out.number("sequence", record.sequence().value());
        out.lane("snapshot", record.snapshot());
        out.endMap();
    }

    static BatchRecorded read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        int rows = (int) in.number("rows", ROWS);
        List<Integer> order = InstanceEvents.order(in);
        Optional<ShapeId> shape =
                in.hasKey("shape") ? Optional.of(in.parsed("shape", "a shape id", ShapeId::parse)) : Optional.empty();
        List<BatchRecorded.Author> authors = in.list("authors", Batch.EFFECTS_MAX, BatchRecords::readAuthor);
        StateRoot preRoot = new StateRoot(in.lane("preRoot"));
        StateRoot postRoot = new StateRoot(in.lane("postRoot"));
        Sequence sequence = Sequence.of(in.number("sequence", Scalars.WORD));
        SnapshotDigest snapshot = Scalars.snapshot(in, "snapshot");
        in.endMap();
        return here.make(
                "an event",
                () -> new BatchRecorded(sequence, snapshot, preRoot, postRoot, rows, shape, authors, order));
    }

    private static void writeAuthor(DocumentWriter out, BatchRecorded.Author author) {
        out.beginMap(5);
        out.bytes("hash", author.last().hash().bytes());
        out.text("actor", author.actor().name());
        out.id("author", author.program());
        out.number("sequence", author.last().sequence());
        out.bytes("signature", Bytes.wrap(author.signature().signature().encode()));
        out.endMap();
    }

    private static BatchRecorded.Author readAuthor(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        EntryHash hash = LogDocuments.hash(in, "hash");
        ActorId actor = in.parsed("actor", "the name of an actor", ActorId::new);
        ProgramId author = Scalars.program(in, "author");
        LogHead last = new LogHead(in.number("sequence", LogDocuments.LONG), hash);
        SchnorrSignature signature = BatchDocument.readSchnorr(in);
        in.endMap();
        return new BatchRecorded.Author(actor, last, new HeadSignature(author, signature));
    }
}
