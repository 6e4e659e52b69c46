package io.tidemark.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.InstanceId;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.replay.ReplayException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The serving side, and what it says to whom it does not serve. */
class PeerSessionTest {
    private static final SyncMessage HELLO = new SyncMessage.Hello(SyncMessage.VERSION, Optional.empty());

    private final MemoryLogFolder logs = new MemoryLogFolder();

    @BeforeEach
    void begin() throws Exception {
        Worlds.run(logs, "harbour", Worlds.BANK, "one");
    }

    private byte[] run(byte[] questions) throws Exception {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (ServedLogs served = ServedLogs.open(logs)) {
            new PeerSession(served, new ByteArrayInputStream(questions), answers).run();
        } catch (SyncException refused) {
            answers.write(0xff);
        }
        return answers.toByteArray();
    }

    private static byte[] bytes(SyncMessage... messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (SyncMessage message : messages) {
            SyncWire.write(bytes, message);
        }
        return bytes.toByteArray();
    }

    /** The last message that came back before it was refused. */
    private SyncMessage refusal(byte[] questions) throws Exception {
        byte[] answers = run(questions);
        assertThat(answers[answers.length - 1]).isEqualTo((byte) 0xff);
        ByteArrayInputStream in = new ByteArrayInputStream(answers, 0, answers.length - 1);
        SyncMessage last = SyncWire.read(in).orElseThrow();
        while (in.available() > 0) {
            last = SyncWire.read(in).orElseThrow();
        }
        return last;
    }

    @Test
    void run_questionsAndTheEnd_areAnswered() throws Exception {
        SyncMessage instance = new SyncMessage.Hello(
                SyncMessage.VERSION,
                Optional.of(Worlds.log("harbour", Worlds.BANK).instance()));
        byte[] answers = run(bytes(HELLO, new SyncMessage.AskActors(0), new SyncMessage.AskActors(9)));
        assertThat(answers)
                .isEqualTo(bytes(
                        instance,
                        new SyncMessage.Actors(List.of(Worlds.EXECUTOR, Worlds.BANK)),
                        new SyncMessage.Actors(List.of())));
    }

    @Test
    void run_anotherVersionOrInstance_isRefused() throws Exception {
        assertThat(refusal(bytes(new SyncMessage.Hello(2, Optional.empty()))))
                .isEqualTo(new SyncMessage.Refused(SyncMessage.Reason.VERSION));
        InstanceId other = Worlds.log("another", Worlds.BANK).instance();
        assertThat(refusal(bytes(new SyncMessage.Hello(1, Optional.of(other)))))
                .isEqualTo(new SyncMessage.Refused(SyncMessage.Reason.INSTANCE));
    }

    @Test
    void run_whatIsNoQuestion_isRefused() throws Exception {
        SyncMessage refused = new SyncMessage.Refused(SyncMessage.Reason.MESSAGE);
        assertThat(refusal(new byte[0])).isEqualTo(refused);
        assertThat(refusal(bytes(new SyncMessage.AskActors(0)))).isEqualTo(refused);
        assertThat(refusal(bytes(HELLO, new SyncMessage.End()))).isEqualTo(refused);
        assertThat(refusal(bytes(HELLO, HELLO))).isEqualTo(refused);
        assertThat(refusal("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(refused);
        byte[] cut = bytes(HELLO);
        assertThat(catchThrowable(() -> run(Arrays.copyOf(cut, cut.length - 1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void run_logThatIsNotSound_isSaid() throws Exception {
        Worlds.run(logs, "harbour", Worlds.BANK, "two");
        var files = logs.open(Worlds.BANK);
        files.truncate("0001.log", files.size("0001.log").orElseThrow() - 1);
        files.write("0002.log", 0, ByteBuffer.wrap(new byte[100]));
        assertThat(refusal(bytes(
                        HELLO,
                        new SyncMessage.AskFrame(
                                Worlds.BANK, Worlds.log("harbour", Worlds.BANK).start()))))
                .isEqualTo(new SyncMessage.Refused(SyncMessage.Reason.SOURCE));
    }

    @Test
    void open_folderWithoutAnExecutor_isSaid() {
        assertThat(catchThrowableOfType(ReplayException.class, () -> ServedLogs.open(new MemoryLogFolder()))
                        .fault()
                        .label())
                .isEqualTo("E_FOUNDED");
    }
}
