package io.tidemark.runtime.replay;

import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import java.util.List;

/** Where a {@link BatchLog} puts what it has to say. For one thread. */
public interface BatchPen {
    /**
     * Puts the records of one effect.
     *
     * @return an entry for each
     * @throws LogException E_FENCED or E_LOG_IO
     */
    List<StoredEntry> append(List<ActorRecord> records) throws LogException;

    /**
     * Puts a batch of effects that were put before, and returns when it is durable.
     *
     * @return the entry in the executor's log
     * @throws LogException E_FENCED or E_LOG_IO
     */
    StoredEntry batch(BatchRecorded record) throws LogException;

    /** That of logs which nobody else writes at the same time. */
    static BatchPen of(InstanceLogs logs) {
        return new BatchPen() {
            @Override
            public List<StoredEntry> append(List<ActorRecord> records) throws LogException {
                return logs.append(logs.position() + 1, records);
            }

            @Override
            public StoredEntry batch(BatchRecorded record) throws LogException {
                return logs.batch(record);
            }
        };
    }
}
