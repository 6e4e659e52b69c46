package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows a run as it goes: a line for each thing that happens, and on a terminal below them the branches that are at work,
 * what each waits for, and the clock.
 */
final class RunView implements Consumer<RunEvent> {
    private final Console console;
    private final NameBook names = new NameBook();
    private final EffectText effects = new EffectText(names);
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private long time;
    private long snapshot;
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
    }

    /** Takes the live part away. */
    synchronized void end() {
        erase();
        flush();
        console.out().flush();
    }
}
