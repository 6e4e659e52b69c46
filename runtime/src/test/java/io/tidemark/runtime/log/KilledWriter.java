package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import java.nio.file.Path;
import java.util.Optional;

/** A process that appends until it is killed, and prints each head once it is durable. */
final class KilledWriter {
    static final long SEGMENT_BYTES = 20_000;

    private KilledWriter() {}

    public static void main(String[] folder) throws Exception {
        LogWriter writer = LogWriter.open(
                DirectoryLogFiles.open(Path.of(folder[0])), Samples.LOG, SEGMENT_BYTES, Optional.empty());
        int n = (int) writer.durable().sequence();
        while (true) {
            for (int batch = n % 7; batch >= 0; batch--) {
                Samples.append(writer, ++n);
            }
            LogHead head = writer.sync();
            System.out.println(head.sequence() + " " + head.hash());
        }
    }
}
