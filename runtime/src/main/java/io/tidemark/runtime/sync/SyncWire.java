package io.tidemark.runtime.sync;

import io.tidemark.algebra.Fr;
import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogExport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/** Messages as bytes: size of the rest (4), kind (1), body. Nothing is allocated before the size is known to be right. */
final class SyncWire {
    private static final int HEADER = 5;
    private static final int HELLO = 1;
    private static final int ASK_ACTORS = 2;
    private static final int ACTORS = 3;
    private static final int ASK_FRAME = 4;
    private static final int FRAME = 5;
    private static final int END = 6;
    private static final int SHORTER = 7;
    private static final int OTHER = 8;
    private static final int NO_LOG = 9;
    private static final int REFUSED = 10;

    private static final int NAME_MAX = 64;
    private static final int HEAD = Long.BYTES + Bytes32.SIZE;

    private SyncWire() {}

    /** Bytes of a body of a kind, at most; -1 if there is no such kind. */
    static int limit(int kind) {
        return switch (kind) {
            case HELLO -> 2 + Bytes32.SIZE;
            case ASK_ACTORS -> Integer.BYTES;
            case ACTORS -> 2 + SyncMessage.ACTORS_MAX * NAME_MAX;
            case ASK_FRAME -> NAME_MAX + HEAD;
            case FRAME -> LogExport.FRAME_BYTES_MAX;
            case SHORTER, OTHER -> HEAD;
            case REFUSED -> 1;
            case END, NO_LOG -> 0;
            default -> -1;
        };
    }

    /**
     * Reads the next message; empty if the stream ends before it.
     *
     * @throws SyncException E_SYNC_MESSAGE if it is none
     * @throws IOException if the stream fails, or ends within it
     */
    static Optional<SyncMessage> read(InputStream in) throws SyncException, IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER) {
            throw new EOFException("expected a message, got the beginning of one");
        }
        ByteBuffer start = ByteBuffer.wrap(header);
        long size = Integer.toUnsignedLong(start.getInt());
        int kind = Byte.toUnsignedInt(start.get());
        int limit = limit(kind);
        if (limit < 0 || size < 1 || size > limit + 1L) {
            throw malformed(
                    limit < 0 ? "a message of kinds 1 to 10" : "1 to " + (limit + 1) + " bytes of kind " + kind,
                    limit < 0 ? "kind " + kind : String.valueOf(size));
        }
        byte[] body = in.readNBytes((int) size - 1);
        if (body.length < size - 1) {
            throw new EOFException("expected a message of " + size + " bytes, got " + body.length);
        }
        return Optional.of(decode(kind, ByteBuffer.wrap(body)));
    }

    private static SyncMessage decode(int kind, ByteBuffer body) throws SyncException {
        try {
            SyncMessage message = switch (kind) {
                case HELLO -> new SyncMessage.Hello(Short.toUnsignedInt(body.getShort()), instance(body));
                case ASK_ACTORS -> new SyncMessage.AskActors(Integer.toUnsignedLong(body.getInt()));
                case ACTORS -> new SyncMessage.Actors(actors(body));
                case ASK_FRAME -> new SyncMessage.AskFrame(actor(body), head(body));
                case FRAME -> new SyncMessage.Frame(rest(body));
                case END -> new SyncMessage.End();
                case SHORTER -> new SyncMessage.Shorter(head(body));
                case OTHER -> new SyncMessage.Other(head(body));
                case NO_LOG -> new SyncMessage.NoLog();
                default -> new SyncMessage.Refused(reason(body));
            };
            if (body.hasRemaining()) {
                throw malformed("the end of a message", body.remaining() + " bytes more");
            }
            return message;
        } catch (BufferUnderflowException shorter) {
            throw malformed("a whole message of kind " + kind, "one that is cut off");
        }
    }

    private static ByteBuffer rest(ByteBuffer body) {
        ByteBuffer rest = body.slice();
        body.position(body.limit());
        return rest;
    }

    private static Optional<InstanceId> instance(ByteBuffer body) throws SyncException {
        byte[] bytes = new byte[Bytes32.SIZE];
        body.get(bytes);
        if (Bytes32.wrap(bytes).isZero()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InstanceId(Fr.decode(bytes)));
        } catch (IllegalArgumentException tooLarge) {
            throw malformed("the id of an instance", "32 bytes that are none");
        }
    }

    private static List<ActorId> actors(ByteBuffer body) throws SyncException {
        int count = Short.toUnsignedInt(body.getShort());
        if (count > SyncMessage.ACTORS_MAX) {
            throw malformed("at most " + SyncMessage.ACTORS_MAX + " actors", String.valueOf(count));
        }
        List<ActorId> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actors.add(actor(body));
        }
        return actors;
    }

    private static ActorId actor(ByteBuffer body) throws SyncException {
        byte[] bytes = new byte[Math.min(Byte.toUnsignedInt(body.get()), NAME_MAX)];
        body.get(bytes);
        String name = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!ActorId.isName(name)) {
            throw malformed("the name of an actor", bytes.length + " bytes that are none");
        }
        return new ActorId(name);
    }

    private static LogHead head(ByteBuffer body) throws SyncException {
        long sequence = body.getLong();
        byte[] hash = new byte[Bytes32.SIZE];
        body.get(hash);
        if (sequence < 0 || sequence > LogHead.SEQUENCE_MAX) {
            throw malformed("a sequence below 2^40", Long.toUnsignedString(sequence));
        }
        return new LogHead(sequence, new EntryHash(Bytes32.wrap(hash)));
    }

    private static SyncMessage.Reason reason(ByteBuffer body) throws SyncException {
        int number = Byte.toUnsignedInt(body.get());
        for (SyncMessage.Reason reason : SyncMessage.Reason.values()) {
            if (reason.number() == number) {
                return reason;
            }
        }
        throw malformed("a reason from 1 to 4", String.valueOf(number));
    }

    /** Writes a message, and sends it. */
    static void write(OutputStream out, SyncMessage message) throws IOException {
        ByteBuffer bytes = switch (message) {
            case SyncMessage.Hello m ->
                begin(HELLO, 2 + Bytes32.SIZE)
                        .putShort((short) m.version())
                        .put(m.instance().map(id -> id.lane().encode()).orElse(new byte[Bytes32.SIZE]));
            case SyncMessage.AskActors m -> begin(ASK_ACTORS, Integer.BYTES).putInt((int) m.from());
            case SyncMessage.Actors m -> actors(m);
            case SyncMessage.AskFrame m ->
                putHead(putName(begin(ASK_FRAME, 1 + m.actor().name().length() + HEAD), m.actor()), m.after());
            case SyncMessage.Frame m ->
                begin(FRAME, m.bytes().remaining()).put(m.bytes().duplicate());
            case SyncMessage.End m -> begin(END, 0);
            case SyncMessage.Shorter m -> putHead(begin(SHORTER, HEAD), m.last());
            case SyncMessage.Other m -> putHead(begin(OTHER, HEAD), m.there());
            case SyncMessage.NoLog m -> begin(NO_LOG, 0);
            case SyncMessage.Refused m ->
                begin(REFUSED, 1).put((byte) m.reason().number());
        };
        byte[] whole = new byte[bytes.position()];
        bytes.get(0, whole);
        out.write(whole);
        out.flush();
    }

    private static ByteBuffer begin(int kind, int bodySize) {
        return ByteBuffer.allocate(HEADER + bodySize).putInt(1 + bodySize).put((byte) kind);
    }

    private static ByteBuffer actors(SyncMessage.Actors message) {
        int size = 2
                + message.names().stream()
                        .mapToInt(actor -> 1 + actor.name().length())
                        .sum();
        ByteBuffer bytes = begin(ACTORS, size).putShort((short) message.names().size());
        message.names().forEach(actor -> putName(bytes, actor));
        return bytes;
    }

    private static ByteBuffer putName(ByteBuffer bytes, ActorId actor) {
        byte[] name = actor.name().getBytes(StandardCharsets.US_ASCII);
        return bytes.put((byte) name.length).put(name);
    }

    private static ByteBuffer putHead(ByteBuffer bytes, LogHead head) {
        return bytes.putLong(head.sequence()).put(head.hash().bytes().toArray());
    }

    private static SyncException malformed(String expected, String actual) {
        return new SyncException(SyncCode.E_SYNC_MESSAGE, expected, actual + "; which software is this?");
    }
}
