package io.tidemark.runtime.run;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.StoredEntry;
import java.io.IOException;

/** How it is told that a run makes another thing than the logs hold. */
final class Divergence {
    private Divergence() {}

    static RecordingFailedException at(ActorId actor, String made, String logged) {
        return new RecordingFailedException(
                "E_RUN_DIVERGED",
                "expected that the log of " + actor + " goes on with " + made + ", which this run makes; it has "
                        + logged);
    }

    static RecordingFailedException unreadable(ActorId actor, IOException failed) {
        return new RecordingFailedException(
                LogCode.E_LOG_IO.name(), "expected to read the log of " + actor + ", got " + failed, failed);
    }

    static String text(StoredEntry logged) {
        return text(logged.entry().payload()) + " at entry " + logged.entry().sequence();
    }

    static String text(LogPayload payload) {
        return switch (payload) {
            case AppliedEffect applied ->
                applied.effect().kind().label() + " by program "
                        + applied.effect().author().index();
            case BatchRecorded batch ->
                "batch " + batch.sequence().value() + " with the root "
                        + batch.postRoot().lane();
            case TakenSnapshot taken ->
                "snapshot " + taken.signed().snapshot().sequence().value() + ", "
                        + taken.signed().snapshot().digest().lane();
            case ObservedFact observed -> "the fact " + observed.fact().digest().lane();
            case ObservedBlock block -> "a block";
            case LogEvent event -> "the event " + event.getClass().getSimpleName();
        };
    }
}
