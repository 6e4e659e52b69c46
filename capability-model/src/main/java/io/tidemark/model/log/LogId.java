package io.tidemark.model.log;

import io.tidemark.model.InstanceId;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Which log: that of one actor in one instance (spec LOG-1). */
public record LogId(InstanceId instance, ActorId actor) {
    private static final byte[] PREFIX = "tidemark/1/log".getBytes(StandardCharsets.US_ASCII);

    /** Before the first entry: SHA-256("tidemark/1/log" || instance id || actor). No other log starts from it. */
    public LogHead start() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PREFIX);
        bytes.writeBytes(instance.lane().encode());
        bytes.writeBytes(actor.name().getBytes(StandardCharsets.US_ASCII));
        return new LogHead(0, new EntryHash(Sha256.of(bytes.toByteArray())));
    }
}
