package io.tidemark.runtime.log;

import io.tidemark.model.log.BatchRecorded;
import java.util.List;

/** What an executor writes the logs of an instance with (spec 15.8). */
public interface ExecutorPen {
    /**
     * Orders the records of one proposal.
     *
     * @param first the position of the first effect among them: effects count from 1
     * @return an entry for each
     * @throws LogException E_FENCED or E_LOG_IO
     */
    List<StoredEntry> append(long first, List<ActorRecord> records) throws LogException;

    /**
     * Waits until all effects up to that position are durable.
     *
     * @throws LogException E_FENCED or E_LOG_IO
     */
    void sync(long position) throws LogException;

    /**
     * Records a batch of effects that were appended before, and returns when it is durable.
     *
     * @return the entry in the executor's log
     * @throws LogException E_FENCED or E_LOG_IO
     */
    StoredEntry batch(BatchRecorded batch) throws LogException;
}
