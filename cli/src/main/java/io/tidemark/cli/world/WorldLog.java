package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The record of a world's batches: logs/world.jsonl, append-only, each line naming the hash of the one before
 * (docs/spec 9.10). One writer at a time: the file is locked while a line is added.
 */
public final class WorldLog {
    /** The log's file, below the world. */
    public static final String FILE = "logs/world.jsonl";

    private static final String TAG = "tidemark/1/log";
    private static final String GENESIS = "0".repeat(64);
    private static final int SIZE_MAX = 1 << 28;

    private final WorldFolder folder;
    private final List<LogEntry> entries;
    private String lastHash;
    private long length;

    private WorldLog(WorldFolder folder, List<LogEntry> entries, String lastHash, long length) {
        this.folder = folder;
        this.entries = entries;
        this.lastHash = lastHash;
        this.length = length;
    }

    /**
     * Reads and checks the log; an absent one is empty. A last line without its newline is left out, and the next
     * append overwrites it.
     *
     * @throws MalformedFileException E_LOG_CORRUPT or E_LOG_CHAIN where a line is damaged or out of place
     */
    public static WorldLog open(WorldFolder folder) throws MalformedFileException, IOException {
        WorldLog log = new WorldLog(folder, new ArrayList<>(), GENESIS, 0);
        if (folder.exists(FILE)) {
            byte[] bytes = folder.read(FILE, SIZE_MAX);
            int start = 0;
            for (int at = 0; at < bytes.length; at++) {
                if (bytes[at] == '\n') {
                    log.take(Arrays.copyOfRange(bytes, start, at));
                    start = at + 1;
                    log.length = start;
                }
            }
        }
        return log;
    }

    /** The entries, batch 1 first. */
    public List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** Adds an entry and waits until it is on the disk. */
    public void append(LogEntry entry) throws MalformedFileException, IOException {
        if (entry.batch() != entries.size() + 1) {
            throw new IllegalStateException("batch " + entry.batch() + " after " + entries.size() + " entries");
        }
        String hash = hash(LogText.write(entry, lastHash, null));
        byte[] line = (LogText.write(entry, lastHash, hash) + "\n").getBytes(StandardCharsets.US_ASCII);
        Path path = folder.resolve(FILE);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null) {
                throw new IOException("another tidemark is writing " + folder.shown(FILE));
            }
            if (channel.size() < length) {
                throw chain(entries.size() + 1, "the log that was read", "it became shorter");
            }
            channel.truncate(length).position(length);
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        entries.add(entry);
        lastHash = hash;
        length += line.length;
    }

    private void take(byte[] line) throws MalformedFileException {
        int number = entries.size() + 1;
        Place place = new Place(folder.shown(FILE), number, 1);
        LogText.Line read = LogText.read(line, place);
        if (!hash(LogText.write(read.entry(), read.previous(), null)).equals(read.hash())) {
            throw new MalformedFileException(
                    FaultCode.E_LOG_CORRUPT,
                    place,
                    "the hash of this entry to be " + read.hash(),
                    "its content has another",
                    nextStep());
        }
        if (!read.previous().equals(lastHash) || read.entry().batch() != number) {
            throw chain(number, "the entry of batch " + number + " after " + lastHash, "another came");
        }
        entries.add(read.entry());
        lastHash = read.hash();
    }

    private MalformedFileException chain(int line, String expected, String actual) {
        return new MalformedFileException(
                FaultCode.E_LOG_CHAIN, new Place(folder.shown(FILE), line, 1), expected, actual, nextStep());
    }

    /** The remedy for a damaged log. */
    static String nextStep() {
        return "Put the log back from a copy. Without one, copy the world without logs/, bundles/ and state/ "
                + "and prove its batches again: what was shown to others stays valid.";
    }

    private static String hash(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(TAG.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
