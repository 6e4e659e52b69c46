package io.tidemark.runtime.engine;

import io.tidemark.model.log.EntryHash;
import java.util.List;

/**
 * Where the engine writes what happened. It may be called by many threads at once.
 *
 * <p>The engine appends an author's effects in the order of their counters, and a fact right before the effect that relies
 * on it; effects of different authors come in any order, and their positions say in which they happened. It acknowledges
 * an effect only when {@link #sync} said that all effects up to its position are durable: so nothing acknowledged rests on
 * something that a crash may take.
 */
public interface LogSink {
    /**
     * Takes the records of one proposal, for the logs of one or several programs. They need not be durable yet.
     *
     * @param first the position of the proposal's first effect
     * @param count how many effects: so many positions from there on
     * @return one for each record
     * @throws SinkException if the log cannot take them; the engine stops
     */
    List<EntryHash> append(long first, int count, List<LogRecord> records) throws SinkException;

    /**
     * Waits until all records up to that position are durable. Those who wait share the work: one write makes durable what
     * all of them appended.
     *
     * @throws SinkException if they cannot be; the engine stops
     */
    void sync(long position) throws SinkException;

    /**
     * Takes a batch that was cut, after all of its effects, and makes it durable.
     *
     * @throws SinkException if the log cannot take it; the engine stops
     */
    void batch(CutBatch batch) throws SinkException;
}
