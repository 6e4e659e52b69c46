package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.run.RunEvent;
import io.tidemark.runtime.schedule.LockView;
import io.tidemark.runtime.schedule.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Shows a run as it goes: a line for each thing that happens, and on a terminal below them the branches that are at work,
 * what each waits for, the cells that are locked, and the clock.
 */
final class RunView implements Consumer<RunEvent> {
    private final Console console;
    private final NameBook names = new NameBook();
    private final EffectText effects = new EffectText(names);
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private long time;
    private long snapshot;
    private List<LockView> locks = List.of();
    private int drawn;
    private Optional<RunEvent.Happened> pending = Optional.empty();

    RunView(Console console) {
        this.console = console;
    }

    private record Branch(String name, String state) {}

    /** The names that the run has given so far. */
    NameBook names() {
        return names;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Named named) {
            names.give(named.kind(), named.name(), named.index());
            return;
        }
        if (event instanceof RunEvent.Locks && !console.live()) {
            return;
        }
        erase();
        flush();
        switch (event) {
            case RunEvent.Began began -> branches.put(began.task().toString(), new Branch(began.name(), "at work"));
            case RunEvent.Ended ended -> {
                branches.remove(ended.task().toString());
                if (!ended.how().equals("done")) {
                    line("branch `" + ended.name() + "` " + ended.how());
                }
            }
            case RunEvent.Waits waits -> state(waits.task().toString(), "waits for " + waits.what());
            case RunEvent.Happened happened -> {
                time = happened.time().value();
                state(happened.task().toString(), "at work");
                pending = Optional.of(happened);
            }
            case RunEvent.Named named -> {}
            case RunEvent.Locks held -> locks = held.locks();
            case RunEvent.Refused refused -> line(console.styled(Style.BAD, "refused") + "  " + refused.code());
            case RunEvent.Snapped snapped -> {
                time = snapped.time().value();
                snapshot = snapped.sequence();
            }
            case RunEvent.Cut cut ->
                line(console.styled(Style.DIM, "batch " + cut.sequence() + ": " + cut.effects() + " effects, signed"));
        }
        draw();
    }

    /** Shows what happened last; by now what it made has its name. */
    private void flush() {
        pending.ifPresent(happened -> {
            for (int i = 0; i < happened.effects().size(); i++) {
                long created = happened.created().get(i);
                Effect effect = happened.effects().get(i);
                String made = AppliedEffect.creates(effect.kind())
                        .filter(kind -> created != 0 && kind != CellKind.PROGRAM)
                        .map(kind -> ", makes " + names.name(kind, created))
                        .orElse("");
                line(effects.line(effect) + made);
            }
        });
        pending = Optional.empty();
    }

    private void line(String text) {
        console.line(Sentence.time(time) + "  " + text);
    }

    private void state(String task, String state) {
        branches.computeIfPresent(task, (id, branch) -> new Branch(branch.name, state));
    }

    private void erase() {
        if (drawn > 0) {
            console.out().print("\u001b[" + drawn + "A\u001b[J");
            drawn = 0;
        }
    }

    private void draw() {
        if (!console.live()) {
            return;
        }
        console.line(console.styled(Style.DIM, "clock " + Sentence.time(time) + ", snapshot " + snapshot));
        drawn = 1;
        for (Branch branch : branches.values()) {
            console.line(console.styled(Style.DIM, "  " + branch.name + ": " + branch.state));
            drawn++;
        }
        for (LockView lock : locks) {
            console.line(console.styled(Style.DIM, "  " + sentence(lock)));
            drawn++;
        }
    }

    private String sentence(LockView lock) {
        return "lock on " + names.name(lock.cell().kind(), lock.cell().index())
                + (lock.written() ? " to write: " : " to read: ")
                + branches(lock.holders())
                + (lock.waiting().isEmpty() ? "" : "; waiting: " + branches(lock.waiting()));
    }

    private String branches(List<TaskId> tasks) {
        return tasks.stream()
                .map(task -> Optional.ofNullable(branches.get(task.toString()))
                        .map(Branch::name)
                        .orElse(task.toString()))
                .collect(Collectors.joining(", "));
    }

    /** Takes the live part away. */
    synchronized void end() {
        erase();
        flush();
        console.out().flush();
    }
}
