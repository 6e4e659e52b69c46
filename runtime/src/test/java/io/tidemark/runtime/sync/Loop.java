package io.tidemark.runtime.sync;

import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.ReplayException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/**
 * A connection without sockets or threads: a question is answered when its answer is read. What comes back can be changed on
 * the way, and cut after any byte.
 */
final class Loop {
    private final PeerSession session;
    private final UnaryOperator<SyncMessage> lie;
    private final long cut;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private InputStream answer = InputStream.nullInputStream();
    private long received;

    private Loop(LogFolder source, UnaryOperator<SyncMessage> lie, long cut) {
        try {
            ServedLogs logs = ServedLogs.open(source);
            this.session = new PeerSession(logs, InputStream.nullInputStream(), OutputStream.nullOutputStream());
        } catch (ReplayException | IOException failed) {
            throw new AssertionError(failed);
        }
        this.lie = lie;
        this.cut = cut;
    }

    static Loop to(LogFolder source) {
        return new Loop(source, UnaryOperator.identity(), Long.MAX_VALUE);
    }

    static Loop lying(LogFolder source, UnaryOperator<SyncMessage> lie) {
        return new Loop(source, lie, Long.MAX_VALUE);
    }

    static Loop cutAfter(LogFolder source, long bytes) {
        return new Loop(source, UnaryOperator.identity(), bytes);
    }

    OutputStream out() {
        return sent;
    }

    /** Bytes that came back so far. */
    long received() {
        return received;
    }

    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (received == cut) {
                    throw new IOException("cut after " + cut + " bytes");
                }
                if (answer.available() == 0 && sent.size() > 0) {
                    answer = new ByteArrayInputStream(answers());
                }
                int count = answer.read(into, offset, (int) Math.min(length, cut - received));
                received += Math.max(count, 0);
                return count;
            }
        };
    }

    private byte[] answers() throws IOException {
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        try {
            ByteArrayInputStream questions = new ByteArrayInputStream(sent.toByteArray());
            SyncMessage question = SyncWire.read(questions).orElseThrow();
            if (questions.available() > 0) {
                throw new AssertionError("expected one question at a time");
            }
            sent.reset();
            SyncWire.write(back, lie.apply(session.answerTo(question)));
        } catch (SyncException refused) {
            SyncWire.write(back, PeerSession.refusal(refused).orElseThrow());
        }
        return back.toByteArray();
    }
}
