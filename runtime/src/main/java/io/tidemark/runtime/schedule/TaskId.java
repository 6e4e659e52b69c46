package io.tidemark.runtime.schedule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which task: the way to it from its root. {@code 1.2} is the second task that the first root forked.
 *
 * <p>It follows from the program alone, not from who ran when, so it names the same task in every run. The order is that
 * of a depth-first walk: a task comes before its children, and they come before what its parent forked after it.
 */
public record TaskId(List<Integer> path) implements Comparable<TaskId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the path is empty or a number is below 1
     */
    public TaskId {
        path = List.copyOf(path);
        if (path.isEmpty() || path.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("expected at least one number, each 1 or more, got " + path);
        }
    }

    static TaskId root(int number) {
        return new TaskId(List.of(number));
    }

    TaskId child(int number) {
        return new TaskId(Stream.concat(path.stream(), Stream.of(number)).toList());
    }

    @Override
    public int compareTo(TaskId other) {
        int shared = Math.min(path.size(), other.path.size());
        for (int i = 0; i < shared; i++) {
            int order = Integer.compare(path.get(i), other.path.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(path.size(), other.path.size());
    }

    @Override
    public String toString() {
        return path.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
