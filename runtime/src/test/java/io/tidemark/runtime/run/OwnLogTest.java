package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.Effect;
import io.tidemark.model.IntentHead;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogDifference;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.MemoryLogFiles;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.program.Examples;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log that a program keeps itself takes over one history, and holds the heads of that one alone (spec PRG-43). */
final class OwnLogTest {
    private LogId id;
    private LogFiles copy;
    private List<LogEntry> entries;

    @BeforeEach
    void run() throws Exception {
        CheckedProgram program = Checker.check(ProgramFiles.load(Examples.file("swap.yaml")), Map.of())
                .program()
                .orElseThrow();
        RunSetting setting = Stage.setting(program.program(), 1, 3);
        MemoryLogFolder logs = new MemoryLogFolder();
        try (RunLogs recorder =
                RunLogs.open(logs, setting.parameters(), List.of("harbour", "lighthouse"), new FencingToken(5))) {
            assertThat(ProgramRun.simulate(program, setting, recorder, event -> {})
                            .failure())
                    .isEmpty();
        }
        id = new LogId(setting.parameters().instanceId(), new ActorId("alice"));
        copy = logs.open(id.actor());
        entries = new ArrayList<>();
        LogCursor cursor = LogCursor.open(copy, id);
        for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            entries.add(next.get().entry());
        }
    }

    @Test
    void follow_allEntries_givesTheSameLog_alsoWhenItIsOpenedAgainInBetween() throws Exception {
        MemoryLogFiles own = new MemoryLogFiles();
        for (LogEntry entry : entries) {
            try (OwnLog log = OwnLog.open(own, id)) {
                log.follow(entry);
                log.sync();
                assertThat(log.head().sequence()).isEqualTo(entry.sequence());
            }
        }

        assertThat(LogDifference.between(LogCursor.open(copy, id), LogCursor.open(own, id)))
                .isInstanceOf(LogDifference.None.class);
    }

    @Test
    void holds_headsOfItsEffects_andNoOther() throws Exception {
        IntentHead head = IntentHead.NONE;
        try (OwnLog log = OwnLog.open(new MemoryLogFiles(), id)) {
            for (LogEntry entry : entries) {
                if (entry.payload() instanceof AppliedEffect applied) {
                    head = applied.effect().intentHead(head, id.instance());
                    assertThat(log.holds(head))
                            .as("before its effect stands in the log")
                            .isFalse();
                }
                log.follow(entry);
                assertThat(entry.payload() instanceof AppliedEffect && !log.holds(head))
                        .isFalse();
            }
            assertThat(log.holds(IntentHead.NONE)).isFalse();
        }
    }

    @Test
    void follow_whatDoesNotFollow_isRefused() throws Exception {
        try (OwnLog log = OwnLog.open(new MemoryLogFiles(), id)) {
            for (LogEntry entry : entries.subList(0, 2)) {
                log.follow(entry);
            }
            for (LogEntry wrong : List.of(entries.get(0), entries.get(1), entries.get(3), another(entries.get(2)))) {
                assertThat(catchThrowableOfType(LogException.class, () -> log.follow(wrong))
                                .fault()
                                .code())
                        .isEqualTo(LogCode.E_LOG_CHAIN);
            }
            log.follow(entries.get(2));
        }
    }

    /** The same place in another history. */
    private static LogEntry another(LogEntry entry) {
        return new LogEntry(entry.actor(), entry.sequence(), RunRecorder.NOWHERE, entry.timestamp(), entry.payload());
    }

    @Test
    void follow_effectWhoseCounterIsNotTheNext_isRefused() throws Exception {
        int second = 0;
        for (int seen = 0; seen < 2; second++) {
            seen += entries.get(second).payload() instanceof AppliedEffect ? 1 : 0;
        }
        LogEntry at = entries.get(second - 1);
        AppliedEffect applied = (AppliedEffect) at.payload();
        var header = applied.effect().header();
        Effect skipped = applied.effect()
                .withHeader(new io.tidemark.model.EffectHeader(
                        header.author(), header.counter().next(), header.snapshot(), header.group()));
        LogEntry wrong = new LogEntry(
                at.actor(),
                at.sequence(),
                at.previous(),
                at.timestamp(),
                new AppliedEffect(skipped, applied.created()));
        try (OwnLog log = OwnLog.open(new MemoryLogFiles(), id)) {
            for (LogEntry entry : entries.subList(0, second - 1)) {
                log.follow(entry);
            }

            LogException refused = catchThrowableOfType(LogException.class, () -> log.follow(wrong));

            assertThat(refused.fault().code()).isEqualTo(LogCode.E_LOG_CHAIN);
            assertThat(refused).hasMessageContaining("effect 2 of program").hasMessageContaining("effect 3 of program");
        }
    }
}
