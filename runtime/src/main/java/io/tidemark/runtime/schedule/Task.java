package io.tidemark.runtime.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One line of execution: a thread of its own, inside a scope that waits for it. */
public final class Task {
    private static final ThreadLocal<@Nullable Task> CURRENT = new ThreadLocal<>();

    private final Scheduler scheduler;
    private final TaskId id;
    private final String name;
    private final ReentrantLock mutex = new ReentrantLock();
    private final List<TaskScope> scopes = new ArrayList<>();
    private final Deque<Runnable> releases = new ArrayDeque<>();
    private final @Nullable TaskScope scope;
    private int children;
    private int orders;
    private volatile boolean cancelled;
    private boolean told;

    /** Set by unpark, taken by park. */
    final AtomicBoolean permit = new AtomicBoolean();

    /** Whether a live task lies down, or is about to, and nobody has woken it yet. */
    final AtomicBoolean parked = new AtomicBoolean();

    /** The simulation's baton: whoever has acquired it runs. */
    final Semaphore turn = new Semaphore(0);

    /** Set before a live task starts. */
    volatile @Nullable Thread thread;

    private volatile @Nullable Object waitingFor;

    Task(Scheduler scheduler, TaskId id, String name, @Nullable TaskScope scope) {
        this.scheduler = scheduler;
        this.scope = scope;
        this.id = id;
        this.name = name;
    }

    /** The task that calls, if one does. */
    static @Nullable Task running() {
        return CURRENT.get();
    }

    /** Which one. */
    public TaskId id() {
        return id;
    }

    /** What its author calls it. */
    public String name() {
        return name;
    }

    /** Whether its next blocking call throws. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** What it waits for just now, for who looks on; null if it runs. */
    public @Nullable Object waitingFor() {
        return waitingFor;
    }

    void waitsFor(@Nullable Object what) {
        waitingFor = what;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** For its own thread. */
    Task newChild(String childName, TaskScope into) {
        children++;
        return new Task(scheduler, id.child(children), childName, into);
    }

    /** The scope that waits for it; null for a root. */
    @Nullable
    TaskScope scope() {
        return scope;
    }

    /** For its own thread: rises with everything that the task opens, so as to tell what is inside what. */
    int nextOrder() {
        return orders++;
    }

    /** Asks it, and all tasks below it, to stop. */
    void cancel() {
        List<TaskScope> below;
        mutex.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            below = List.copyOf(scopes);
        } finally {
            mutex.unlock();
        }
        scheduler.wakeCancelled(this);
        below.forEach(TaskScope::cancelChildren);
    }

    /** For its own thread. */
    void throwIfCancelled() {
        if (cancelled) {
            told = true;
            throw new CancelledException(this);
        }
    }

    /** A scope that this task opened; true if the task is cancelled, so that its children must be too. */
    boolean opened(TaskScope scope) {
        mutex.lock();
        try {
            scopes.add(scope);
            return cancelled;
        } finally {
            mutex.unlock();
        }
    }

    void closed(TaskScope scope) {
        mutex.lock();
        try {
            scopes.remove(scope);
        } finally {
            mutex.unlock();
        }
    }

    /** For its own thread: what to do when the task ends, unless {@link #forget} was called before; must not block. */
    void atEnd(Runnable release) {
        releases.push(release);
    }

    /** For its own thread. */
    void forget(Runnable release) {
        releases.remove(release);
    }

    /** Runs the body on the calling thread, and gives back whatever the task still holds. */
    <T> Outcome<T> execute(TaskBody<T> body) {
        CURRENT.set(this);
        try {
            T value = body.run();
            return told ? new Outcome.Cancelled<>() : new Outcome.Succeeded<>(value);
        } catch (CancelledException e) {
            return told ? new Outcome.Cancelled<>() : new Outcome.Failed<>(e);
        } catch (Throwable e) { // whatever a body throws is its scope's to report
            return new Outcome.Failed<>(e);
        } finally {
            while (!releases.isEmpty()) {
                releases.pop().run();
            }
            CURRENT.remove();
        }
    }

    /** For example {@code 1.2 (refund)}. */
    @Override
    public String toString() {
        return id + " (" + name + ")";
    }
}
