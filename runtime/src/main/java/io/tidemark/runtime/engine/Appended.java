package io.tidemark.runtime.engine;

import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.ShortLock;
import io.tidemark.runtime.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Up to which position the logs have taken everything, and the entries that no batch has yet. */
final class Appended {
    private final Scheduler scheduler;
    private final ShortLock lock = new ShortLock();
    private final TreeMap<Long, List<EntryHash>> entries = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile long upTo;

    Appended(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    private record Waiting(long position, Task task) {}

    /** The logs have taken these effects. */
    void add(long first, List<EntryHash> taken) {
        List<Task> woken = new ArrayList<>();
        lock.lock();
        try {
            entries.put(first, taken);
            long last = upTo;
            for (List<EntryHash> next = entries.get(last + 1); next != null; next = entries.get(last + 1)) {
                last += next.size();
            }
            upTo = last;
            waiting.removeIf(one -> one.position <= upTo && woken.add(one.task));
        } finally {
            lock.unlock();
        }
        woken.forEach(scheduler::unpark);
    }

    /** Nothing more will be appended: all who wait look up. */
    void stop() {
        List<Task> woken = new ArrayList<>();
        lock.lock();
        try {
            waiting.forEach(one -> woken.add(one.task));
        } finally {
            lock.unlock();
        }
        woken.forEach(scheduler::unpark);
    }

    /** Waits until the logs have taken everything up to a position, or the check throws. */
    void await(long position, Runnable check) {
        if (position <= upTo) {
            return;
        }
        Waiting self = null;
        try {
            while (true) {
                lock.lock();
                try {
                    if (position <= upTo) {
                        return;
                    }
                    if (self == null) {
                        self = new Waiting(position, scheduler.current());
                        waiting.add(self);
                    }
                } finally {
                    lock.unlock();
                }
                check.run();
                scheduler.park("log up to " + position);
            }
        } finally {
            if (self != null) {
                remove(self);
            }
        }
    }

    private void remove(Waiting self) {
        lock.lock();
        try {
            waiting.remove(self);
        } finally {
            lock.unlock();
        }
    }

    /** The entries of the effects from one position to another, which the logs have taken. */
    List<EntryHash> entries(long first, long last) {
        lock.lock();
        try {
            return entries.subMap(first, true, last, true).values().stream()
                    .flatMap(List::stream)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** A batch has these. */
    void forget(long last) {
        lock.lock();
        try {
            Map<Long, List<EntryHash>> old = entries.headMap(last, true);
            old.clear();
        } finally {
            lock.unlock();
        }
    }
}
