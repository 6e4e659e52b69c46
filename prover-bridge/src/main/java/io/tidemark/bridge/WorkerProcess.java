package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativePhase;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The prover as a process of its own. Whatever kills it ends in E_NATIVE_CRASH here and nowhere else. It ends when this
 * process does, because its input ends then.
 *
 * <p>One request at a time; {@link #kill} from any thread.
 */
final class WorkerProcess implements AutoCloseable {
    private static final int HASH_BYTES = 32;
    private static final int CHUNK_BYTES = 64 << 10;
    private static final long GRACE_SECONDS = 2;
    private static final long EXIT_SECONDS = 10;

    private final Process process;
    private final DataInputStream answers;
    private final OutputStream requests;
    private final ErrorTail errors;
    private volatile boolean killed;

    private WorkerProcess(Process process) {
        this.process = process;
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.requests = process.getOutputStream();
        this.errors = ErrorTail.of(process.getErrorStream());
    }

    /**
     * Starts the worker of this build.
     *
     * @throws NativeBridgeException with E_NATIVE_MISSING, E_NATIVE_UNTRUSTED or E_NATIVE_ABI
     */
    static WorkerProcess start(ProverOptions options) throws NativeBridgeException {
        return start(NativeFile.current().worker(), options);
    }

    static WorkerProcess start(Path executable, ProverOptions options) throws NativeBridgeException {
        ProcessBuilder builder = new ProcessBuilder(command(executable, options));
        builder.environment().clear(); // nothing of this process is the worker's business
        builder.environment().put("GOTRACEBACK", "none");
        Process process;
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_MISSING,
                    executable + " cannot be started: it needs a folder that is not mounted noexec (-D"
                            + UnpackFolder.PROPERTY + ")",
                    failure);
        }
        WorkerProcess worker = new WorkerProcess(process);
        try {
            worker.checkBuild();
            return worker;
        } catch (NativeBridgeException | RuntimeException failure) {
            worker.close();
            throw failure;
        }
    }

    private static List<String> command(Path executable, ProverOptions options) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        if (options.memoryBytesMax() > 0) {
            command.add("-memory-limit=" + options.memoryBytesMax());
            if (Platform.current().family().equals("linux")) {
                command.add("-memory-max=" + options.memoryBytesMax());
            }
        }
        if (options.processors() > 0) {
            command.add("-processors=" + options.processors());
        }
        return command;
    }

    private void checkBuild() throws NativeBridgeException {
        Frame ready = receive().expect(Frame.READY, Integer.BYTES + HASH_BYTES);
        if (ready.number() != NativeBuild.ABI) {
            throw NativeLoader.mismatch("ABI version " + NativeBuild.ABI, String.valueOf(ready.number()));
        }
        String hash = HexFormat.of().formatHex(ready.bytes(Integer.BYTES, Integer.BYTES + HASH_BYTES));
        if (!hash.equals(NativeBuild.HASH)) {
            throw NativeLoader.mismatch("build hash " + NativeBuild.HASH, hash);
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @return the answer, which is not {@link Frame#ERROR}
     * @throws NativeBridgeException with the status of an error answer; E_NATIVE_CRASH if the process ended; E_CANCELLED
     *     if it was killed
     */
    synchronized Frame ask(byte kind, ByteBuffer content, ProgressListener listener) throws NativeBridgeException {
        long began = System.nanoTime();
        send(kind, content);
        while (true) {
            Frame answer = receive();
            switch (answer.kind()) {
                case Frame.PROGRESS -> tell(listener, answer.expect(Frame.PROGRESS, Integer.BYTES), began);
                case Frame.ERROR -> {
                    answer.expect(Frame.ERROR, Integer.BYTES);
                    StatusMapper.check(answer.number(), "worker", answer.textAfterNumber());
                    throw NativeLoader.mismatch("an error", "one with status OK");
                }
                default -> {
                    return answer;
                }
            }
        }
    }

    private static void tell(ProgressListener listener, Frame progress, long began) throws NativeBridgeException {
        NativePhase phase = NativePhase.of(progress.number())
                .orElseThrow(() -> NativeLoader.mismatch("a phase", String.valueOf(progress.number())));
        listener.progress(new Progress(phase, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began)));
    }

    private void send(byte kind, ByteBuffer content) throws NativeBridgeException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            DataOutputStream out = new DataOutputStream(requests);
            out.writeInt(1 + content.remaining());
            out.writeByte(kind);
            while (content.hasRemaining()) {
                int length = Math.min(content.remaining(), chunk.length);
                content.get(chunk, 0, length);
                out.write(chunk, 0, length);
            }
            out.flush();
        } catch (IOException gone) {
            throw ended(gone);
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
    }

    private Frame receive() throws NativeBridgeException {
        try {
            int length = answers.readInt();
            if (length < 1 || length > Frame.ANSWER_BYTES_MAX) {
                throw NativeLoader.mismatch(
                        "an answer of 1 to " + Frame.ANSWER_BYTES_MAX + " bytes", length + " bytes");
            }
            byte kind = answers.readByte();
            byte[] content = new byte[length - 1];
            answers.readFully(content);
            return new Frame(kind, content);
        } catch (IOException gone) {
            throw ended(gone);
        }
    }

    private NativeBridgeException ended(@Nullable IOException cause) {
        if (killed) {
            return new NativeBridgeException(NativeStatus.E_CANCELLED, "the prover process was ended on request");
        }
        String how = "the prover process ended before it answered" + exitStatus() + errors.reason()
                + "; give it more memory, or report this";
        return cause == null
                ? new NativeBridgeException(NativeStatus.E_NATIVE_CRASH, how)
                : new NativeBridgeException(NativeStatus.E_NATIVE_CRASH, how, cause);
    }

    private String exitStatus() {
        try {
            return process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS) ? " (exit status " + process.exitValue() + ")" : "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Forecasts the cost of a shape. */
    Estimate estimate(String shape) throws NativeBridgeException {
        Frame answer = ask(Frame.ESTIMATE, ByteBuffer.wrap(Frame.texts(shape)), ProgressListener.NONE);
        return Estimate.of(
                answer.expect(Frame.ESTIMATE, Estimate.NUMBERS * Long.BYTES).longs());
    }

    /** Opens a key, in place of the one that was open. */
    void open(Path root, ShapeId shape, KeyId id) throws NativeBridgeException {
        byte[] content = Frame.texts(root.toString(), shape.text(), id.text());
        ask(Frame.OPEN, ByteBuffer.wrap(content), ProgressListener.NONE).expect(Frame.KEY, 1);
    }

    /** Makes a key and tells its id. */
    KeyId setup(Path root, ShapeId shape, boolean development, ProgressListener listener) throws NativeBridgeException {
        byte[] texts = Frame.texts(root.toString(), shape.text());
        ByteBuffer content = ByteBuffer.allocate(texts.length + 1)
                .put(texts)
                .put((byte) (development ? 1 : 0))
                .flip();
        return StoredKey.parseId(
                ask(Frame.SETUP, content, listener).expect(Frame.KEY, 1).text());
    }

    /** Whether it can still be asked. */
    boolean alive() {
        return process.isAlive();
    }

    /** The process, for tests. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process at once; a request that runs ends with E_CANCELLED. */
    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    /** Lets the process end by itself, then ends it. */
    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException alreadyGone) {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
