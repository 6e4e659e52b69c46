package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.model.StateRoot;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Nodes in one file, held by H2's MVStore (ADR 0004). A commit writes the new nodes and the version that names their
 * root as one chunk and forces it to the disk; a file that was cut anywhere opens at the last whole commit. A commit
 * whose chunk was damaged later looks the same: whoever must know that nothing was rolled back compares the root with
 * one that was kept elsewhere (a snapshot, a statement).
 *
 * <p>Records are big-endian words followed by their CRC-32C. One process at a time has the file open.
 */
public final class DiskNodeStore implements NodeStore {
    private static final String FORMAT = "tidemark/1/state";
    private static final String FORMAT_KEY = "format";
    private static final int CACHE_MEGABYTES = 32;
    private static final long PENDING_BYTES_MAX = 8L << 20;
    private static final int ROOT_WORD = 3;
    private static final int VERSION_WORDS = ROOT_WORD + Fr.BYTES / Long.BYTES;

    private final Path file;
    private final MVStore database;
    private final MVMap<Long, byte[]> nodes;
    private final MVMap<Long, byte[]> versions;
    private volatile MemoryNodeStore pending;

    private DiskNodeStore(Path file, MVStore database) {
        this.file = file;
        this.database = database;
        this.nodes = database.openMap("nodes", bytesByLong());
        this.versions = database.openMap("versions", bytesByLong());
        this.pending = new MemoryNodeStore(nextReference());
    }

    /**
     * Opens the file, and makes it if there is none.
     *
     * @throws StoreException if it is another format, damaged beyond its last commit, or open elsewhere
     */
    public static DiskNodeStore open(Path file) {
        try {
            MVStore database = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCompactFillRate(0)
                    .cacheSize(CACHE_MEGABYTES)
                    .open();
            requireFormat(file, database);
            return new DiskNodeStore(file, database);
        } catch (MVStoreException fault) {
            throw new StoreException(
                    "cannot open the state store " + file + ": " + fault.getMessage()
                            + "; close the process that has it open, or restore it from a copy",
                    fault);
        }
    }

    @Override
    public long append(long[] words, int count) {
        if (pending.sizeBytes() > PENDING_BYTES_MAX) {
            flush();
        }
        return pending.append(words, count);
    }

    @Override
    public void read(long reference, long[] words) {
        MemoryNodeStore unwritten = pending;
        if (reference >= unwritten.base()) {
            unwritten.read(reference, words);
            return;
        }
        decode(reference, guarded(() -> nodes.get(reference)), words);
    }

    @Override
    public void commit(TreeVersion version) {
        flush();
        long[] words = new long[VERSION_WORDS];
        words[0] = version.depth();
        words[1] = version.reference();
        words[2] = pending.end();
        ByteBuffer.wrap(version.root().lane().encode()).asLongBuffer().get(words, ROOT_WORD, VERSION_WORDS - ROOT_WORD);
        guarded(() -> {
            Long last = versions.lastKey();
            versions.put(last == null ? 1 : last + 1, record(words, VERSION_WORDS));
            database.commit();
            database.sync();
            return version;
        });
    }

    @Override
    public Optional<TreeVersion> latest() {
        return guarded(() -> {
            Long last = versions.lastKey();
            return last == null ? Optional.empty() : Optional.of(version(last));
        });
    }

    @Override
    public List<TreeVersion> versions() {
        return guarded(() -> {
            List<TreeVersion> all = new ArrayList<>();
            versions.keyIterator(null).forEachRemaining(key -> all.add(version(key)));
            return List.copyOf(all);
        });
    }

    /** Closes the file. What was appended since the last commit is gone. */
    @Override
    public void close() {
        guarded(() -> {
            database.rollback();
            database.close();
            return file;
        });
    }

    private void flush() {
        MemoryNodeStore written = pending;
        guarded(() -> {
            written.forEach((reference, words, count) -> nodes.put(reference, record(words, count)));
            return file;
        });
        pending = new MemoryNodeStore(written.end());
    }

    private long nextReference() {
        Long last = versions.lastKey();
        return last == null ? 1 : versionWords(last)[2];
    }

    private static byte[] record(long[] words, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(count * Long.BYTES + Integer.BYTES);
        buffer.asLongBuffer().put(words, 0, count);
        int bytes = count * Long.BYTES;
        return buffer.putInt(bytes, checksum(buffer.array(), bytes)).array();
    }

    private static int checksum(byte[] record, int bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(record, 0, bytes);
        return (int) checksum.getValue();
    }

    private TreeVersion version(long key) {
        long[] words = versionWords(key);
        ByteBuffer root = ByteBuffer.allocate(Fr.BYTES);
        root.asLongBuffer().put(words, ROOT_WORD, VERSION_WORDS - ROOT_WORD);
        return new TreeVersion((int) words[0], words[1], new StateRoot(Fr.decode(root.array())));
    }

    private long[] versionWords(long key) {
        long[] words = new long[WORDS_MAX];
        decode(key, versions.get(key), words);
        return words;
    }

    private void decode(long key, byte @Nullable [] record, long[] words) {
        int bytes = record == null ? 0 : record.length - Integer.BYTES;
        if (record == null || bytes < 0 || bytes > WORDS_MAX * Long.BYTES || bytes % Long.BYTES != 0) {
            throw damaged(key, record == null ? "no such record" : record.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(record);
        if (buffer.getInt(bytes) != checksum(record, bytes)) {
            throw damaged(key, "a record with another checksum");
        }
        buffer.asLongBuffer().get(words, 0, bytes / Long.BYTES);
    }

    private static void requireFormat(Path file, MVStore database) {
        MVMap<String, String> meta = database.openMap(
                "meta",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
        String found = meta.putIfAbsent(FORMAT_KEY, FORMAT);
        if (found != null && !found.equals(FORMAT)) {
            database.close();
            throw new StoreException("expected a state store of format " + FORMAT + " in " + file + ", got " + found
                    + "; open it with the version that wrote it");
        }
    }

    private static MVMap.Builder<Long, byte[]> bytesByLong() {
        return new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE);
    }

    private StoreException damaged(long reference, String found) {
        return new StoreException("record " + reference + " of the state store " + file
                + " is damaged: got " + found
                + "; restore the file from a copy, or rebuild it from its batches");
    }

    private <T> T guarded(Supplier<T> access) {
        try {
            return access.get();
        } catch (MVStoreException | IllegalStateException fault) {
            throw new StoreException(
                    "the state store " + file + " failed: " + fault.getMessage()
                            + "; if the disk is full or the file is closed, mend that and open it again: it holds the last commit",
                    fault);
        }
    }
}
