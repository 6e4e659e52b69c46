package io.tidemark.cli.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.SnapshotMark;
import io.tidemark.runtime.log.FramePlace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** One line of an index, in the order of the history. */
sealed interface IndexLine {
    int END = 0;
    int BATCH = 1;
    int EFFECT = 2;
    int NAME = 3;
    int PENDING = 4;

    /**
     * Where an entry stands.
     *
     * @param log number of the actor among those of the index
     */
    record Where(int log, FramePlace frame, long sequence) {
        private static final int BYTES = Short.BYTES + Integer.BYTES + 3 * Long.BYTES;

        void write(DataOutputStream out) throws IOException {
            out.writeShort(log);
            out.writeInt(frame.segment());
            out.writeLong(frame.offset());
            out.writeLong(frame.first());
            out.writeLong(sequence);
        }

        static Where read(DataInputStream in) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(BYTES));
            int log = Short.toUnsignedInt(bytes.getShort());
            FramePlace frame = new FramePlace(bytes.getInt(), bytes.getLong(), bytes.getLong());
            return new Where(log, frame, bytes.getLong());
        }
    }

    /** A batch; the effects after it are its own. */
    record Batch(Where where, SnapshotMark snapshot) implements IndexLine {}

    /** An effect, and the cells whose story it belongs to. */
    record Act(Where where, List<IndexTag> tags) implements IndexLine {
        public Act {
            tags = List.copyOf(tags);
        }
    }

    /** The log whose actor has the name of a program. */
    record Name(int log, long program) implements IndexLine {}

    /** The effects that follow are in no batch; the last batch was this. */
    record Pending(Sequence last) implements IndexLine {}

    default void write(DataOutputStream out) throws IOException {
        switch (this) {
            case Batch batch -> {
                out.writeByte(BATCH);
                batch.where().write(out);
                out.writeLong(batch.snapshot().sequence().value());
                out.writeLong(batch.snapshot().time().value());
                out.write(batch.snapshot().digest().lane().encode());
            }
            case Act act -> {
                out.writeByte(EFFECT);
                act.where().write(out);
                out.writeShort(act.tags().size());
                for (IndexTag tag : act.tags()) {
                    out.writeLong(tag.code());
                }
            }
            case Pending pending -> {
                out.writeByte(PENDING);
                out.writeLong(pending.last().value());
            }
            case Name name -> {
                out.writeByte(NAME);
                out.writeShort(name.log());
                out.writeLong(name.program());
            }
        }
    }

    /** A line of that sort; its seal was checked before, so whatever is wrong with it is our fault. */
    static IndexLine read(int sort, DataInputStream in) throws IOException {
        return switch (sort) {
            case BATCH -> {
                Where where = Where.read(in);
                Sequence sequence = Sequence.of(in.readLong());
                Seconds time = Seconds.of(in.readLong());
                byte[] digest = in.readNBytes(Fr.BYTES);
                yield new Batch(where, new SnapshotMark(sequence, time, digest(digest)));
            }
            case EFFECT -> {
                Where where = Where.read(in);
                ByteBuffer codes = ByteBuffer.wrap(in.readNBytes(Long.BYTES * in.readUnsignedShort()));
                IndexTag[] tags = new IndexTag[codes.remaining() / Long.BYTES];
                for (int i = 0; i < tags.length; i++) {
                    tags[i] = IndexTag.of(codes.getLong());
                }
                yield new Act(where, List.of(tags));
            }
            case PENDING -> new Pending(Sequence.of(in.readLong()));
            case NAME -> new Name(in.readUnsignedShort(), in.readLong());
            default -> throw new IOException("expected a line of an index, got sort " + sort);
        };
    }

    private static SnapshotDigest digest(byte[] encoded) {
        return new SnapshotDigest(Fr.decode(encoded, 0));
    }
}
