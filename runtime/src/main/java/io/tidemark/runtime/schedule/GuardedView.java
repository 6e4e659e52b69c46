package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cells seen under a guard: reads and writes go as far as its access set, and what is written stays here until all is done.
 *
 * <pre>{@code
 * GuardedView<Cell> view = new GuardedView<>(guard, store::get);
 * view.write(to, change(view.read(from)));
 * store.putAll(view.writes());     // all of it, or, after an undeclared access, none
 * }</pre>
 */
public final class GuardedView<V> {
    private final Guard guard;
    private final Function<CellId, Optional<V>> store;
    private final TreeMap<CellId, V> writes = new TreeMap<>(AccessSet.ORDER);
    private @Nullable UndeclaredAccessException refusal;

    /** Of a store that does not change under the guard's reads. */
    public GuardedView(Guard guard, Function<CellId, Optional<V>> store) {
        this.guard = guard;
        this.store = store;
    }

    /** What stands in a cell, with what was written here. */
    public Optional<V> read(CellId cell) throws UndeclaredAccessException {
        try {
            guard.requireRead(cell);
        } catch (UndeclaredAccessException e) {
            refusal = e;
            throw e;
        }
        return Optional.ofNullable(writes.get(cell)).or(() -> store.apply(cell));
    }

    /** Puts a value into a cell of this view. */
    public void write(CellId cell, V value) throws UndeclaredAccessException {
        try {
            guard.requireWrite(cell);
        } catch (UndeclaredAccessException e) {
            refusal = e;
            throw e;
        }
        writes.put(cell, value);
    }

    /**
     * All that was written, in order of cells.
     *
     * @throws UndeclaredAccessException if anything undeclared was touched, even if that was caught
     */
    public Map<CellId, V> writes() throws UndeclaredAccessException {
        if (refusal != null) {
            throw refusal;
        }
        return Collections.unmodifiableMap(new TreeMap<>(writes));
    }
}
