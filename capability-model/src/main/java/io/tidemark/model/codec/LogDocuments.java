package io.tidemark.model.codec;

import io.tidemark.model.Effect;
import io.tidemark.model.InstanceId;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.SegmentHeader;
import io.tidemark.model.log.TakenSnapshot;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/** The bodies of {@code tidemark/log-entry} and {@code tidemark/log-segment} (spec 15.3, 15.4). */
final class LogDocuments {
    /** Bits of sequence numbers and of places in a log. */
    static final int LONG = 40;

    /** Bits of segment numbers. */
    static final int SEGMENT = 31;

    private LogDocuments() {}

    private enum PayloadKey {
        FACT,
        EVENT,
        EFFECT,
        SNAPSHOT,
        OBSERVATION
    }

    private static final Map<String, PayloadKey> PAYLOADS = Map.of(
            "fact", PayloadKey.FACT,
            "event", PayloadKey.EVENT,
            "effect", PayloadKey.EFFECT,
            "snapshot", PayloadKey.SNAPSHOT,
            "observation", PayloadKey.OBSERVATION);

    static void writeEntry(DocumentWriter out, LogEntry entry) {
        out.beginMap(5);
        out.text("actor", entry.actor().name());
        out.key("payload");
        writePayload(out, entry.payload());
        out.bytes("previous", entry.previous().bytes());
        out.number("sequence", entry.sequence());
        out.number("timestamp", entry.timestamp().value());
        out.endMap();
    }

    static LogEntry readEntry(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        ActorId actor = in.parsed("actor", "the name of an actor", ActorId::new);
        in.key("payload");
        LogPayload payload = readPayload(in);
        EntryHash previous = hash(in, "previous");
        long sequence = in.number("sequence", LONG);
        Tick timestamp = Scalars.tick(in, "timestamp");
        in.endMap();
        return here.make("an entry", () -> new LogEntry(actor, sequence, previous, timestamp, payload));
    }

    static void writeSegment(DocumentWriter out, SegmentHeader header) {
        out.beginMap(7);
        out.text("actor", header.log().actor().name());
        out.number("after", header.previous().sequence());
        out.unsigned("token", header.token().value());
        out.number("number", header.number());
        out.lane("instance", header.log().instance());
        out.bytes("previous", header.previous().hash().bytes());
        out.number("timestamp", header.timestamp().value());
        out.endMap();
    }

    static SegmentHeader readSegment(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        ActorId actor = in.parsed("actor", "the name of an actor", ActorId::new);
        long after = in.number("after", LONG);
        FencingToken token = token(in);
        int number = (int) in.number("number", SEGMENT);
        LogId log = new LogId(new InstanceId(in.lane("instance")), actor);
        LogHead previous = new LogHead(after, hash(in, "previous"));
        Tick timestamp = Scalars.tick(in, "timestamp");
        in.endMap();
        return here.make("a segment", () -> new SegmentHeader(log, number, previous, timestamp, token));
    }

    static FencingToken token(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        long value = in.unsigned("token");
        return here.make("a token", () -> new FencingToken(value));
    }

    static EntryHash hash(DocumentReader in, String key) throws MalformedInputException {
        return new EntryHash(Bytes32.wrap(in.exactBytes(key, Bytes32.SIZE)));
    }

    private static void writePayload(DocumentWriter out, LogPayload payload) {
        switch (payload) {
            case ObservedFact fact -> {
                out.beginMap(1);
                out.key("fact");
                FactsDocument.writeFact(out, fact.fact());
            }
            case ObservedBlock block -> {
                out.beginMap(1);
                out.key("observation");
                ObservationDocuments.writeSigned(out, block.signed());
            }
            case TakenSnapshot taken -> {
                out.beginMap(1);
                out.key("snapshot");
                SnapshotDocument.write(out, taken.signed());
            }
            case LogEvent event -> {
                out.beginMap(1);
                out.key("event");
                LogEvents.write(out, event);
            }
            case AppliedEffect applied -> {
                boolean creates = applied.created() != 0;
                out.beginMap(creates ? 2 : 1);
                out.key("effect");
                EffectWriter.write(out, applied.effect());
                if (creates) {
                    out.number("created", applied.created());
                }
            }
        }
        out.endMap();
    }

    private static LogPayload readPayload(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        PayloadKey key = in.keyAmong(
                "fact, event, effect, snapshot or observation", name -> Optional.ofNullable(PAYLOADS.get(name)));
        LogPayload payload = switch (key) {
            case FACT -> new ObservedFact(FactsDocument.readFact(in));
            case OBSERVATION -> new ObservedBlock(ObservationDocuments.readSigned(in));
            case SNAPSHOT -> new TakenSnapshot(SnapshotDocument.read(in));
            case EVENT -> LogEvents.read(in);
            case EFFECT -> readEffect(in, here);
        };
        in.endMap();
        return payload;
    }

    private static AppliedEffect readEffect(DocumentReader in, Place here) throws MalformedInputException {
        Effect effect = EffectReader.read(in);
        if (!in.hasKey("created")) {
            return here.make("an applied effect", () -> new AppliedEffect(effect, 0));
        }
        long created = in.number("created", Scalars.WORD);
        if (created == 0) {
            throw here.fault(MalformedCode.E_FORMAT_CANONICAL, "no key created where nothing was", "the index 0");
        }
        return here.make("an applied effect", () -> new AppliedEffect(effect, created));
    }
}
