package io.tidemark.runtime.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A folder in memory, for simulations: durable as long as the object. */
public final class MemoryLogFiles implements LogFiles {
    private final Map<String, Content> files = new TreeMap<>();
    private boolean locked;

    /** An empty folder. */
    public MemoryLogFiles() {}

    private static final class Content {
        private byte[] bytes = new byte[0];
        private int size;

        void write(int offset, ByteBuffer from) {
            int end = Math.addExact(offset, from.remaining());
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, Math.multiplyExact(bytes.length, 2)));
            }
            from.get(bytes, offset, end - offset);
            size = Math.max(size, end);
        }

        void truncate(int newSize) {
            Arrays.fill(bytes, newSize, size, (byte) 0);
            size = newSize;
        }
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized OptionalLong size(String name) {
        Content content = files.get(name);
        return content == null ? OptionalLong.empty() : OptionalLong.of(content.size);
    }

    @Override
    public synchronized void read(String name, long offset, ByteBuffer into) throws IOException {
        Content content = content(name);
        int start = (int) Math.min(offset, content.size);
        into.put(content.bytes, start, Math.min(into.remaining(), content.size - start));
    }

    @Override
    public synchronized void write(String name, long offset, ByteBuffer bytes) throws IOException {
        Content content = files.computeIfAbsent(name, absent -> new Content());
        content.write(range(name, offset, content.size), bytes);
    }

    @Override
    public void syncFile(String name) {}

    @Override
    public void syncDirectory() {}

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        files.put(to, content(from));
        files.remove(from);
    }

    @Override
    public synchronized void truncate(String name, long size) throws IOException {
        Content content = content(name);
        content.truncate(range(name, size, content.size));
    }

    @Override
    public synchronized boolean tryLock() {
        boolean free = !locked;
        locked = true;
        return free;
    }

    @Override
    public synchronized void close() {
        locked = false;
    }

    private Content content(String name) throws IOException {
        Content content = files.get(name);
        if (content == null) {
            throw new FileNotFoundException("expected a file " + name + ", got none");
        }
        return content;
    }

    private static int range(String name, long offset, int size) throws IOException {
        if (offset < 0 || offset > size) {
            throw new IOException("expected an offset from 0 to " + size + " in " + name + ", got " + offset);
        }
        return (int) offset;
    }
}
