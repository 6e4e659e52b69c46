package io.tidemark.runtime.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Folders in memory as values: their names and bytes. */
final class Disks {
    private Disks() {}

    static MemoryLogFiles of(Map<String, byte[]> content) {
        MemoryLogFiles files = new MemoryLogFiles();
        content.forEach((name, bytes) -> {
            try {
                files.write(name, 0, ByteBuffer.wrap(bytes));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return files;
    }

    static Map<String, byte[]> content(LogFiles files) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        for (String name : files.list()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) files.size(name).orElseThrow());
            files.read(name, 0, bytes);
            content.put(name, bytes.array());
        }
        return content;
    }
}
