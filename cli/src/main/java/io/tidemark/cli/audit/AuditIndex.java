package io.tidemark.cli.audit;

import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.SegmentSum;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Where in the logs the story of each cell stands: {@value #FILE} beside the logs. It is believed only if this account
 * sealed it, and only for logs that are, byte for byte, those from which it was made; else it is made anew.
 */
final class AuditIndex {
    /** Its name in the folder of the logs. */
    static final String FILE = "audit.idx";

    private static final int MAGIC = 0x544d4158;
    private static final int VERSION = 1;
    private static final int SEGMENTS_MAX = 1 << 20;

    private final Path file;
    private final List<ActorId> actors;

    private AuditIndex(Path file, List<ActorId> actors) {
        this.file = file;
        this.actors = List.copyOf(actors);
    }

    /** Opens it for logs that have these sums; empty if it is absent, damaged, stale or somebody else's. */
    static Optional<AuditIndex> open(Path file, IndexKey key, List<SegmentSum> sums) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!key.seals(in, Files.size(file))) {
                return Optional.empty();
            }
        }
        try (DataInputStream in = data(file)) {
            return isOf(in, sums) ? Optional.of(new AuditIndex(file, actors(sums))) : Optional.empty();
        }
    }

    private static DataInputStream data(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** The actors with a log, by name, each once. */
    static List<ActorId> actors(List<SegmentSum> sums) {
        return sums.stream().map(SegmentSum::actor).distinct().toList();
    }

    static void writeHeader(DataOutputStream out, List<SegmentSum> sums) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(VERSION);
        out.writeInt(sums.size());
        for (SegmentSum sum : sums) {
            out.writeUTF(sum.actor().name());
            out.writeInt(sum.number());
            out.writeLong(sum.size());
            out.write(sum.sum().toArrayUnsafe());
        }
    }

    private static boolean isOf(DataInputStream in, List<SegmentSum> sums) throws IOException {
        return in.readInt() == MAGIC
                && in.readUnsignedByte() == VERSION
                && readSums(in).equals(sums);
    }

    private static List<SegmentSum> readSums(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > SEGMENTS_MAX) {
            throw new IOException("expected at most " + SEGMENTS_MAX + " segments, got " + count);
        }
        List<SegmentSum> sums = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ActorId actor = new ActorId(in.readUTF());
            sums.add(new SegmentSum(actor, in.readInt(), in.readLong(), Bytes32.wrap(in.readNBytes(Bytes32.SIZE))));
        }
        return sums;
    }

    /** The actor of a number in a line. */
    ActorId actor(int log) {
        return actors.get(log);
    }

    /** How many logs there are. */
    int logs() {
        return actors.size();
    }

    /** What is done with each line. */
    @FunctionalInterface
    interface Lines {
        void line(IndexLine line)
                throws IOException, io.tidemark.cli.CommandFailure, io.tidemark.runtime.log.LogException;
    }

    /** Shows all lines, in the order of the history. */
    void read(Lines lines) throws IOException, io.tidemark.cli.CommandFailure, io.tidemark.runtime.log.LogException {
        try (DataInputStream in = data(file)) {
            in.readInt();
            in.readUnsignedByte();
            readSums(in);
            for (int sort = in.readUnsignedByte(); sort != IndexLine.END; sort = in.readUnsignedByte()) {
                lines.line(IndexLine.read(sort, in));
            }
        }
    }
}
