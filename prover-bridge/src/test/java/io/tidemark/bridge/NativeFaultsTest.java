package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the native side ends there: N1 and N2 of the acceptance cases. */
@Tag("native")
@Timeout(240)
class NativeFaultsTest {
    private static final byte FAIL = 'X';
    private static final int PANIC = 1;
    private static final int NIL_DEREFERENCE = 2;
    private static final int GOROUTINE_PANIC = 3;
    private static final int MEMORY = 4;
    private static final int SLEEP = 5;
    private static final long MEMORY_BYTES_MAX = 512L << 20;

    @TempDir
    private Path folder;

    private static WorkerProcess selfTestWorker(ProverOptions options) throws NativeBridgeException {
        return WorkerProcess.start(TestKeys.selfTest(Platform.current().workerName()), options);
    }

    private static Frame fail(WorkerProcess worker, int how) throws NativeBridgeException {
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES).putInt(how).flip();
        return worker.ask(FAIL, content, ProgressListener.NONE);
    }

    @Test
    void export_panics_areStatusesAndTheJvmLives() throws Exception {
        ForkedJvm jvm = ForkedJvm.run(SelfTestMain.class, folder, List.of());
        assertThat(jvm.output()).contains("survived").doesNotContain("canary");
        assertThat(jvm.exitStatus()).isZero();
    }

    @Test
    void worker_panicInARequest_isAStatusAndTheWorkerLives() throws Exception {
        try (WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED)) {
            for (int how : new int[] {PANIC, NIL_DEREFERENCE}) {
                assertStatus(NativeStatus.E_NATIVE_PANIC, () -> fail(worker, how))
                        .hasMessageNotContaining("canary");
            }
            assertThat(worker.alive()).isTrue();
            assertThat(worker.estimate("tidemark/1/tiny/d8").prove()).isPositive();
        }
    }

    @Test
    void worker_panicOnAGoroutine_isACrashHere() throws Exception {
        try (WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED)) {
            assertStatus(NativeStatus.E_NATIVE_CRASH, () -> fail(worker, GOROUTINE_PANIC))
                    .hasMessageContaining("exit status 2")
                    .hasMessageContaining("panic")
                    .hasMessageNotContaining("goroutine of its own");
            assertThat(worker.alive()).isFalse();
            assertStatus(NativeStatus.E_NATIVE_CRASH, () -> fail(worker, PANIC));
        }
    }

    @Test
    void worker_outOfMemory_isACrashHere() throws Exception {
        try (WorkerProcess worker = selfTestWorker(new ProverOptions(MEMORY_BYTES_MAX, 1))) {
            assertStatus(NativeStatus.E_NATIVE_CRASH, () -> fail(worker, MEMORY))
                    .hasMessageContaining("memory");
        }
    }

    @Test
    void worker_killedFromOutside_isACrashHere() throws Exception {
        try (WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED)) {
            Thread killer = new Thread(() -> worker.handle().destroyForcibly());
            killer.start();
            assertStatus(NativeStatus.E_NATIVE_CRASH, () -> fail(worker, SLEEP)).hasMessageContaining("137");
            killer.join();
        }
    }

    @Test
    void worker_cancelled_endsAtOnce() throws Exception {
        try (WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED)) {
            Thread killer = new Thread(worker::kill);
            killer.start();
            assertStatus(NativeStatus.E_CANCELLED, () -> fail(worker, SLEEP));
            killer.join();
        }
    }

    @Test
    void worker_interruptedThread_endsWithCancelled() throws Exception {
        try (WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED)) {
            Thread.currentThread().interrupt();
            assertStatus(NativeStatus.E_CANCELLED, () -> InterruptGuard.during(worker, () -> fail(worker, SLEEP)));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void worker_inputEnds_endsToo() throws Exception {
        WorkerProcess worker = selfTestWorker(ProverOptions.UNLIMITED);
        worker.close();
        assertThat(worker.alive()).isFalse();
    }

    @Test
    void isolatedProver_workerKilled_nextCallStartsAnother() throws Exception {
        var applied = Town.of("killed").found();
        TestKeys.tiny();
        try (IsolatedProver prover = IsolatedProver.open(
                        TestKeys.store(), TestKeys.TINY, Optional.empty(), ProverOptions.UNLIMITED);
                Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            ProcessHandle first = prover.process().orElseThrow();
            ProgressListener killer = progress -> first.destroyForcibly();
            assertStatus(NativeStatus.E_NATIVE_CRASH, () -> prover.prove(witness, killer));
            assertThat(prover.check(witness)).isEmpty();
            assertThat(prover.process().orElseThrow().pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void isolatedProver_tooLittleMemory_isACrashHere() throws Exception {
        TestKeys.tiny();
        assertStatus(
                NativeStatus.E_NATIVE_CRASH,
                () -> IsolatedProver.open(
                        TestKeys.store(), TestKeys.TINY, Optional.empty(), new ProverOptions(24L << 20, 1)));
    }

    @Test
    void load_otherFiles_refusedWithOneLine() throws Exception {
        Path garbage = Files.writeString(folder.resolve("libtidemark.so"), "no library");
        assertStatus(NativeStatus.E_NATIVE_MISSING, () -> NativeLoader.load(garbage))
                .hasMessageContaining("cannot be loaded")
                .hasMessageNotContaining("\n");
        assertStatus(
                        NativeStatus.E_NATIVE_MISSING,
                        () -> WorkerProcess.start(folder.resolve("none"), ProverOptions.UNLIMITED))
                .hasMessageContaining("cannot be started");
        assertStatus(NativeStatus.E_NATIVE_UNTRUSTED, () -> NativeLoader.refuseSignalChaining("/usr/lib/libjsig.so"));
        NativeLoader.refuseSignalChaining("");
    }

    @Test
    void load_otherProgramAsWorker_refused() throws Exception {
        Path script = Files.writeString(folder.resolve("worker.sh"), "#!/bin/sh\nexit 3\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        assertStatus(NativeStatus.E_NATIVE_CRASH, () -> WorkerProcess.start(script, ProverOptions.UNLIMITED))
                .hasMessageContaining("exit status 3");
        Path liar = Files.writeString(
                folder.resolve("liar.sh"),
                "#!/bin/sh\nprintf '\\000\\000\\000\\045R\\000\\000\\000\\011%032d' 0\nread x\n");
        Files.setPosixFilePermissions(liar, PosixFilePermissions.fromString("rwx------"));
        assertStatus(NativeStatus.E_NATIVE_ABI, () -> WorkerProcess.start(liar, ProverOptions.UNLIMITED))
                .hasMessageContaining("got 9");
    }
}
