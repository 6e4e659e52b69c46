package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has and who waits for what (spec 17.4). A plain data structure: not for several threads at once, and it wakes nobody.
 *
 * <p>A request is granted when no granted one clashes with it, and none that waits ahead of it in one of its lines, save
 * those that wait for its own task (see {@link WaitGraph}).
 */
final class LockTable {
    private final int passesMax;
    private final Map<CellId, LockLine> lines = new HashMap<>();
    private final Map<Task, List<Request>> granted = new HashMap<>();
    /** Those that wait while something is held around them: only they can be part of a cycle. */
    private final TreeMap<TaskId, Request> nested = new TreeMap<>();

    private final WaitGraph graph = new WaitGraph(this);

    LockTable(int passesMax) {
        this.passesMax = passesMax;
    }

    @Nullable
    LockLine line(CellId cell) {
        return lines.get(cell);
    }

    /** Nested requests that wait, in order of their tasks. */
    Iterable<Request> nested() {
        return nested.values();
    }

    /** Lines in no particular order. */
    Map<CellId, LockLine> lines() {
        return lines;
    }

    /**
     * Takes a request in; what has become of whom, this one included unless it waits.
     *
     * @throws LockHeldException if it would wait for itself
     */
    List<Request> enter(Request request) {
        prepare(request);
        List<Request> settled = new ArrayList<>(1);
        if (!request.isNested() && !isBlocked(request)) {
            grantNew(request, settled);
            return settled;
        }
        eachLine(request, line -> line.waiting().add(request));
        if (request.isNested()) {
            nested.put(request.task().id(), request);
        }
        settle(request, settled);
        if (request.isNested()) {
            breakCycles(request, settled);
        }
        return settled;
    }

    /**
     * Takes a request in if it need not wait; what has become of whom, nothing if it would have to.
     *
     * @throws LockHeldException if it would wait for itself
     */
    List<Request> enterIfFree(Request request) {
        prepare(request);
        List<Request> settled = new ArrayList<>(1);
        if (!isBlocked(request)) {
            grantNew(request, settled);
        }
        return settled;
    }

    /** Who is due because of it stands before others now, so nested ones may have to pass them. */
    private void grantNew(Request request, List<Request> settled) {
        grant(request, settled::add);
        if (!nested.isEmpty()) {
            settle(request, settled);
        }
    }

    /** Takes it out, granted or waiting; who has got its locks because of it. */
    List<Request> leave(Request request) {
        List<Request> settled = new ArrayList<>();
        switch (request.state()) {
            case WAITING -> unqueue(request);
            case GRANTED -> {
                eachLine(request, line -> line.granted().remove(request));
                List<Request> own = granted.getOrDefault(request.task(), List.of());
                own.remove(request);
                if (own.isEmpty()) {
                    granted.remove(request.task());
                }
            }
            case REFUSED, GONE -> {
                return settled;
            }
        }
        request.become(Request.State.GONE);
        settle(request, settled);
        return settled;
    }

    /** Sees that it does not ask for what is held around it, and whether anything is. */
    private void prepare(Request request) {
        for (Task task = request.task(); ; task = scope(task).owner()) {
            for (Request held : granted.getOrDefault(task, List.of())) {
                if (held.isAround(request)) {
                    if (held.set().conflictsWith(request.set())) {
                        throw new LockHeldException(request.task(), held, request.set());
                    }
                    request.nest();
                }
            }
            if (task.scope() == null) {
                return;
            }
        }
    }

    private static TaskScope scope(Task task) {
        TaskScope scope = task.scope();
        if (scope == null) {
            throw new IllegalStateException("a root is in no scope: " + task);
        }
        return scope;
    }

    private boolean isBlocked(Request request) {
        return anyBlocks(request, request.set().reads())
                || anyBlocks(request, request.set().writes());
    }

    private boolean anyBlocks(Request request, Set<CellId> cells) {
        for (CellId cell : cells) {
            LockLine line = lines.get(cell);
            if (line == null) {
                continue;
            }
            for (Request other : line.granted()) {
                if (line.clash(request, other)) {
                    return true;
                }
            }
            for (Request other : line.ahead(request)) {
                if (line.clash(request, other) && !(request.isNested() && graph.reaches(other, request))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void grant(Request request, Consumer<Request> settled) {
        Set<Request> passed = isAwaited(request) ? passedBy(request) : Set.of();
        unqueue(request);
        request.become(Request.State.GRANTED);
        eachLine(request, line -> line.granted().add(request));
        granted.computeIfAbsent(request.task(), task -> new ArrayList<>(1)).add(request);
        passed.stream().filter(other -> other.countPass(passesMax)).forEach(this::putFirst);
        settled.accept(request);
    }

    private Set<Request> passedBy(Request request) {
        Set<Request> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        eachLine(
                request,
                line -> line.waiting().stream()
                        .filter(other -> line.clash(request, other) && other.number() < request.number())
                        .forEach(passed::add));
        passed.removeIf(other -> request.isNested() && graph.reaches(other, request));
        return passed;
    }

    private void putFirst(Request request) {
        eachLine(request, line -> line.waiting().remove(request));
        request.becomeDue();
        eachLine(request, line -> line.waiting().add(request));
    }

    private void unqueue(Request request) {
        eachLine(request, line -> line.waiting().remove(request));
        nested.remove(request.task().id(), request);
    }

    /** The lines of a request have changed: who stands next there may go on, the first by rank first. */
    private void settle(Request changed, List<Request> settled) {
        if (!nested.isEmpty() || isAwaited(changed)) {
            Set<CellId> cells = changed.set().cells();
            Optional<Request> next = next(cells);
            while (next.isPresent()) {
                grant(next.get(), settled::add);
                next = next(cells);
            }
        }
        prune(changed);
    }

    /** Whether anybody waits in its lines; mostly nobody does. */
    private boolean isAwaited(Request request) {
        return isAnyAwaited(request.set().reads()) || isAnyAwaited(request.set().writes());
    }

    private boolean isAnyAwaited(Set<CellId> cells) {
        for (CellId cell : cells) {
            if (isAwaited(cell)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAwaited(CellId cell) {
        LockLine line = lines.get(cell);
        return line != null && !line.waiting().isEmpty();
    }

    /**
     * The first by rank of those that need not wait, in these lines, and of nested ones anywhere: what others wait for may
     * have changed whom those may pass. Two that wait for each other may pass each other; the first does.
     */
    private Optional<Request> next(Set<CellId> cells) {
        Stream<Request> inLines =
                cells.stream().map(lines::get).filter(Objects::nonNull).flatMap(line -> next(line).stream());
        Stream<Request> anywhere = nested.values().stream().filter(request -> !isBlocked(request));
        return Stream.concat(inLines, anywhere).min(Request.RANK);
    }

    /** The first of a line that need not wait, nested ones apart. Behind one that writes and waits all wait. */
    private Optional<Request> next(LockLine line) {
        if (!line.isWritten()) {
            for (Request request : line.waiting()) {
                if (!request.isNested() && !isBlocked(request)) {
                    return Optional.of(request);
                }
                if (line.writes(request)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private void breakCycles(Request request, List<Request> settled) {
        while (request.isWaiting()) {
            List<Request> cycle = graph.cycle(request);
            if (cycle.isEmpty()) {
                return;
            }
            Request victim = WaitGraph.victim(cycle);
            unqueue(victim);
            Collections.rotate(cycle, -cycle.indexOf(victim));
            victim.refuse(cycle);
            settled.add(victim);
            settle(victim, settled);
        }
    }

    private void prune(Request request) {
        request.set().reads().forEach(this::prune);
        request.set().writes().forEach(this::prune);
    }

    private void prune(CellId cell) {
        LockLine line = lines.get(cell);
        if (line != null && line.isEmpty()) {
            lines.remove(cell);
        }
    }

    private void eachLine(Request request, Consumer<LockLine> action) {
        request.set().reads().forEach(cell -> action.accept(lines.computeIfAbsent(cell, LockLine::new)));
        request.set().writes().forEach(cell -> action.accept(lines.computeIfAbsent(cell, LockLine::new)));
    }
}
