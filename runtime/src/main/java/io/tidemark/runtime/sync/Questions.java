package io.tidemark.runtime.sync;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** One question, one answer. */
final class Questions {
    private final InputStream in;
    private final OutputStream out;

    Questions(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    SyncMessage ask(SyncMessage question) throws SyncException, IOException {
        SyncWire.write(out, question);
        SyncMessage answer = SyncWire.read(in).orElseThrow(() -> new EOFException("expected an answer, got the end"));
        if (answer instanceof SyncMessage.Refused refused) {
            throw new SyncException(
                    refused.reason().code(),
                    "an answer",
                    "a refusal (" + refused.reason().name().toLowerCase(Locale.ROOT) + ")");
        }
        return answer;
    }

    static SyncException unexpected(String expected, SyncMessage answer) {
        return new SyncException(
                SyncCode.E_SYNC_MESSAGE, expected, PeerSession.kind(answer) + "; which software is this?");
    }
}
