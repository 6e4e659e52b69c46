package io.tidemark.runtime.run;

import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.schedule.LockView;
import io.tidemark.runtime.schedule.TaskId;
import java.util.List;

/** Something that people may want to see while a program runs. */
public sealed interface RunEvent {
    /** A branch began. */
    record Began(TaskId task, String name) implements RunEvent {}

    /** A branch ended: {@code how} is done, lost, given up, or a code. */
    record Ended(TaskId task, String name, String how) implements RunEvent {}

    /** A branch waits. */
    record Waits(TaskId task, String what) implements RunEvent {}

    /** Effects happened, together. */
    record Happened(TaskId task, List<Effect> effects, List<Long> created, Seconds time) implements RunEvent {
        public Happened {
            effects = List.copyOf(effects);
            created = List.copyOf(created);
        }
    }

    /** Who has which cells now, and who waits for them, at the moment of a proposal's end. */
    record Locks(List<LockView> locks) implements RunEvent {
        public Locks {
            locks = List.copyOf(locks);
        }
    }

    /** A cell has a name in the program from here on; a program that of the world. */
    record Named(CellKind kind, String name, long index) implements RunEvent {}

    /** Effects were refused. */
    record Refused(TaskId task, String code, String explanation) implements RunEvent {}

    /** A snapshot was taken. */
    record Snapped(long sequence, Seconds time, int facts) implements RunEvent {}

    /** A batch was cut. */
    record Cut(long sequence, int effects) implements RunEvent {}
}
