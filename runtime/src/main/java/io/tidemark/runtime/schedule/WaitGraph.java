package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Who waits for whom. A request waits for a granted one that clashes with it; that is given back only after every waiting
 * request that it is around ({@link Request#isAround}) has gone on. It also waits for those ahead of it in its lines.
 */
final class WaitGraph {
    private final LockTable table;

    WaitGraph(LockTable table) {
        this.table = table;
    }

    /** Whether the first request, directly or through others, waits for the second or for what is held around that. */
    boolean reaches(Request from, Request target) {
        Set<Request> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Request> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Request request = open.pop();
            if (!seen.add(request)) {
                continue;
            }
            for (Request holder : holders(request)) {
                if (holder.isAround(target)) {
                    return true;
                }
                open.addAll(heldUpBy(holder));
            }
            for (Request ahead : ahead(request)) {
                if (ahead == target) {
                    return true;
                }
                open.push(ahead);
            }
        }
        return false;
    }

    /** A cycle of granted locks through the request, which comes first, or nothing. The same one in every run. */
    List<Request> cycle(Request request) {
        List<Request> path = new ArrayList<>(List.of(request));
        Set<Request> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return closes(path, seen) ? path : List.of();
    }

    private boolean closes(List<Request> path, Set<Request> seen) {
        for (Request holder : holders(path.getLast())) {
            for (Request next : heldUpBy(holder)) {
                if (next == path.getFirst()) {
                    return true;
                }
                if (seen.add(next)) {
                    path.add(next);
                    if (closes(path, seen)) {
                        return true;
                    }
                    path.removeLast();
                }
            }
        }
        return false;
    }

    /** Who ends a cycle: the least urgent; of several, the one whose task comes last in the program. */
    static Request victim(List<Request> cycle) {
        return Collections.min(
                cycle,
                Comparator.comparing(Request::priority)
                        .thenComparing(request -> request.task().id(), Comparator.reverseOrder()));
    }

    private List<Request> holders(Request request) {
        List<Request> holders = new ArrayList<>();
        for (CellId cell : request.set().cells()) {
            LockLine line = table.line(cell);
            if (line != null) {
                line.granted().stream()
                        .filter(other -> line.clash(request, other) && !other.isAround(request))
                        .forEach(holders::add);
            }
        }
        holders.sort(Comparator.comparing(holder -> holder.task().id()));
        return holders;
    }

    private List<Request> heldUpBy(Request holder) {
        List<Request> waiting = new ArrayList<>();
        table.nested().forEach(request -> {
            if (holder.isAround(request)) {
                waiting.add(request);
            }
        });
        return waiting;
    }

    private List<Request> ahead(Request request) {
        List<Request> ahead = new ArrayList<>();
        for (CellId cell : request.set().cells()) {
            LockLine line = table.line(cell);
            if (line != null) {
                line.ahead(request).stream()
                        .filter(other -> line.clash(request, other))
                        .forEach(ahead::add);
            }
        }
        return ahead;
    }
}
