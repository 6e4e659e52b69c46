package io.tidemark.runtime.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a disk may hold after a crash: what was synced, and of what was not, each write, truncation, creation and
 * renaming kept or dropped, in any combination, and each write kept or dropped sector by sector. A sector that was lost
 * beyond the old end of its file is missing, or full of zeros.
 */
final class CrashStates {
    /** Writes of up to so many sectors are torn in every way; longer ones from either end, and at each sector. */
    private static final int SECTORS_ALL = 6;

    private final List<PendingFile> inodes = new ArrayList<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private Map<String, Integer> durableNames = new TreeMap<>();
    private final List<NameChange> pendingNames = new ArrayList<>();

    /** A folder that was durable before. */
    CrashStates(Map<String, byte[]> start) {
        start.forEach((name, bytes) -> {
            names.put(name, inodes.size());
            inodes.add(new PendingFile(bytes));
        });
        durableNames.putAll(names);
    }

    /** A name that a file was given, and the one that it lost; empty if it is new. */
    private record NameChange(String name, int inode, String lost) {
        void apply(Map<String, Integer> to) {
            if (lost.isEmpty()) {
                to.put(name, inode);
            } else if (to.remove(lost, inode)) {
                to.put(name, inode);
            }
        }
    }

    /** A file whose last changes were not synced. */
    private static final class PendingFile {
        private byte[] durable;
        private final List<DiskOperation> pending = new ArrayList<>();

        PendingFile(byte[] durable) {
            this.durable = durable;
        }
    }

    /** Goes one operation further. */
    void apply(DiskOperation operation) {
        switch (operation) {
            case DiskOperation.Write write -> file(write.name()).pending.add(write);
            case DiskOperation.Truncate cut -> file(cut.name()).pending.add(cut);
            case DiskOperation.SyncFile sync -> {
                PendingFile file = file(sync.name());
                file.durable = whole(file);
                file.pending.clear();
            }
            case DiskOperation.FailedSync sync -> file(sync.name()).pending.clear();
            case DiskOperation.Rename rename -> {
                NameChange change = new NameChange(rename.to(), names.get(rename.from()), rename.from());
                pendingNames.add(change);
                change.apply(names);
            }
            case DiskOperation.SyncDirectory sync -> {
                durableNames = new TreeMap<>(names);
                pendingNames.clear();
            }
        }
    }

    private PendingFile file(String name) {
        if (!names.containsKey(name)) {
            NameChange created = new NameChange(name, inodes.size(), "");
            inodes.add(new PendingFile(new byte[0]));
            pendingNames.add(created);
            created.apply(names);
        }
        return inodes.get(names.get(name));
    }

    private static byte[] whole(PendingFile file) {
        byte[] content = file.durable;
        for (DiskOperation operation : file.pending) {
            content = switch (operation) {
                case DiskOperation.Write write -> torn(content, write, -1L, false);
                case DiskOperation.Truncate cut -> Arrays.copyOf(content, (int) cut.size());
                default -> throw new AssertionError("never pending: " + operation);
            };
        }
        return content;
    }

    /** Each different folder that a crash here may leave. */
    Collection<Map<String, byte[]>> states() {
        Map<String, Map<String, byte[]>> states = new LinkedHashMap<>();
        Map<Integer, Collection<byte[]>> contents = new HashMap<>();
        for (int kept = 0; kept < 1 << pendingNames.size(); kept++) {
            Map<String, Integer> folder = new TreeMap<>(durableNames);
            for (int i = 0; i < pendingNames.size(); i++) {
                if ((kept >> i & 1) == 1) {
                    pendingNames.get(i).apply(folder);
                }
            }
            List<Map<String, byte[]>> partial = List.of(Map.of());
            for (Map.Entry<String, Integer> file : folder.entrySet()) {
                Collection<byte[]> choices =
                        contents.computeIfAbsent(file.getValue(), inode -> contents(inodes.get(inode)));
                List<Map<String, byte[]>> longer = new ArrayList<>();
                for (Map<String, byte[]> before : partial) {
                    for (byte[] content : choices) {
                        Map<String, byte[]> with = new TreeMap<>(before);
                        with.put(file.getKey(), content);
                        longer.add(with);
                    }
                }
                partial = longer;
            }
            partial.forEach(state -> states.putIfAbsent(key(state), state));
        }
        return states.values();
    }

    /** The folder as a text, equal if and only if its names and bytes are. */
    static String key(Map<String, byte[]> folder) {
        StringBuilder key = new StringBuilder();
        folder.forEach((name, bytes) -> key.append(name)
                .append('=')
                .append(HexFormat.of().formatHex(bytes))
                .append(';'));
        return key.toString();
    }

    private static Collection<byte[]> contents(PendingFile file) {
        Map<ByteBuffer, byte[]> contents = new LinkedHashMap<>();
        contents.put(ByteBuffer.wrap(file.durable), file.durable);
        for (DiskOperation operation : file.pending) {
            for (byte[] before : List.copyOf(contents.values())) {
                switch (operation) {
                    case DiskOperation.Write write -> {
                        for (long mask : masks(write)) {
                            for (boolean zeros : new boolean[] {false, true}) {
                                byte[] after = torn(before, write, mask, zeros);
                                contents.put(ByteBuffer.wrap(after), after);
                            }
                        }
                    }
                    case DiskOperation.Truncate cut -> {
                        byte[] after = Arrays.copyOf(before, Math.min(before.length, (int) cut.size()));
                        contents.put(ByteBuffer.wrap(after), after);
                    }
                    default -> throw new AssertionError("never pending: " + operation);
                }
            }
        }
        return contents.values();
    }

    private static int sectors(DiskOperation.Write write) {
        long first = write.offset() / FrameFormat.SECTOR;
        return (int) ((write.offset() + write.bytes().limit() - 1) / FrameFormat.SECTOR - first + 1);
    }

    /** Which sectors are kept, as bits. */
    private static List<Long> masks(DiskOperation.Write write) {
        int sectors = sectors(write);
        List<Long> masks = new ArrayList<>();
        if (sectors <= SECTORS_ALL) {
            for (long mask = 0; mask < 1L << sectors; mask++) {
                masks.add(mask);
            }
            return masks;
        }
        long all = (1L << sectors) - 1;
        for (int i = 0; i <= sectors; i++) {
            long first = (1L << i) - 1;
            masks.addAll(List.of(first, all ^ first, 1L << i & all, all ^ (1L << i & all)));
        }
        return masks;
    }

    /** The content with those sectors of the write; {@code zeros}: as long as if none were lost. */
    private static byte[] torn(byte[] before, DiskOperation.Write write, long mask, boolean zeros) {
        int start = (int) write.offset();
        int end = start + write.bytes().limit();
        byte[] after = zeros ? Arrays.copyOf(before, Math.max(before.length, end)) : before.clone();
        int sector = 0;
        for (int at = start; at < end; sector++) {
            int next = Math.min(end, (at / FrameFormat.SECTOR + 1) * FrameFormat.SECTOR);
            if ((mask >> sector & 1) == 1) {
                if (next > after.length) {
                    after = Arrays.copyOf(after, next);
                }
                write.bytes().get(at - start, after, at, next - at);
            }
            at = next;
        }
        return after;
    }
}
