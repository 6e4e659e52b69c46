package io.tidemark.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

/** Messages from bytes, whatever they are. */
class SyncWireFuzzTest {
    private static final LogHead HEAD = new LogHead(7, new EntryHash(Bytes32.repeat((byte) 3)));

    /** Each becomes the same bytes again, or is refused; what it allocates is bounded by what was sent. */
    @FuzzTest(maxDuration = "60s")
    void read_anyBytes_isAMessageOrRefused(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            Optional<SyncMessage> message = SyncWire.read(in);
            assertThat(message.isEmpty()).isEqualTo(bytes.length == 0);
            if (message.isPresent()) {
                byte[] consumed = Arrays.copyOf(bytes, bytes.length - in.available());
                assertThat(written(message.get())).isEqualTo(consumed);
            }
        } catch (SyncException refused) {
            assertThat(refused.code()).isEqualTo(SyncCode.E_SYNC_MESSAGE);
        } catch (EOFException shorter) {
            assertThat(in.available()).isZero();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] written(SyncMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyncWire.write(out, message);
        return out.toByteArray();
    }

    @Test
    void write_everyKind_isReadAgain() throws Exception {
        for (SyncMessage message : List.of(
                new SyncMessage.Hello(1, Optional.empty()),
                new SyncMessage.Hello(
                        1, Optional.of(Worlds.log("a", Worlds.BANK).instance())),
                new SyncMessage.AskActors(4_000_000_000L),
                new SyncMessage.Actors(List.of(new ActorId("a"), new ActorId("b".repeat(63)))),
                new SyncMessage.AskFrame(Worlds.BANK, HEAD),
                new SyncMessage.Frame(ByteBuffer.wrap(new byte[] {1, 2, 3})),
                new SyncMessage.End(),
                new SyncMessage.Shorter(HEAD),
                new SyncMessage.Other(HEAD),
                new SyncMessage.NoLog(),
                new SyncMessage.Refused(SyncMessage.Reason.SOURCE))) {
            byte[] bytes = written(message);
            assertThat(SyncWire.read(new ByteArrayInputStream(bytes))).contains(message);
            for (int cut = 1; cut < bytes.length; cut++) {
                InputStream cutOff = new ByteArrayInputStream(bytes, 0, cut);
                assertThatThrownBy(() -> SyncWire.read(cutOff)).isInstanceOf(EOFException.class);
            }
        }
    }

    /** A size is refused before the stream is read any further. */
    @Test
    void read_sizeAboveTheKinds_isRefusedAtOnce() {
        for (int kind = 1; kind <= 11; kind++) {
            for (int size : new int[] {0, 70_000_000, -1, Integer.MIN_VALUE}) {
                byte[] header =
                        ByteBuffer.allocate(5).putInt(size).put((byte) kind).array();
                assertThatThrownBy(() -> SyncWire.read(new ByteArrayInputStream(header)))
                        .isInstanceOf(SyncException.class);
            }
        }
    }
}
