package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.SnapshotView;
import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.Decline;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.ObservedFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What the logs are to hold of a proposal that happened: each effect in its author's log, before it the fact that it
 * relied on; of a call, and of its answer, the other side in the other log.
 *
 * @param happened the effects
 * @param all the records, in order
 * @param places which of them are the effects
 */
record Records(List<Happened> happened, List<LogRecord> all, List<Integer> places) {
    /** Of an attempt that was placed; its cells are still locked. */
    static Records of(long first, Attempt attempt, SnapshotView snapshot, LiveCells cells) {
        List<Happened> happened = new ArrayList<>();
        List<LogRecord> all = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        long position = first;
        for (Attempt.Done done : attempt.done()) {
            Happened one = new Happened(position++, done.effect(), done.tick(), done.head(), done.created());
            FactDigest relied = reliedOn(done.effect());
            if (!relied.isNone()) {
                ObservedFact fact = new ObservedFact(snapshot.fact(relied).orElseThrow());
                all.add(LogRecord.fact(done.effect().author(), fact));
            }
            happened.add(one);
            places.add(all.size());
            all.add(LogRecord.effect(one));
            addOtherSide(one, cells, all);
        }
        return new Records(happened, all, places);
    }

    private static FactDigest reliedOn(Effect effect) {
        if (effect instanceof Deposit deposit) {
            return deposit.fact();
        }
        return effect instanceof Fire fire ? fire.fact() : FactDigest.NONE;
    }

    private static void addOtherSide(Happened happened, LiveCells cells, List<LogRecord> all) {
        Effect effect = happened.effect();
        if (effect instanceof Invoke call) {
            LogEvent invoked = new LogEvent.Invoked(
                    CallId.of(happened.created()), call.author(), call.arguments(), happened.head());
            all.add(LogRecord.event(call.target(), invoked));
        } else if (effect instanceof Accept accept) {
            addAnswer(happened, accept.call(), true, cells, all);
        } else if (effect instanceof Decline decline) {
            addAnswer(happened, decline.call(), false, cells, all);
        }
    }

    private static void addAnswer(
            Happened happened, CallId id, boolean accepted, LiveCells cells, List<LogRecord> all) {
        CallCell call = (CallCell) cells.cell(id).orElseThrow();
        LogEvent answered = new LogEvent.Answered(id, happened.effect().author(), accepted, happened.head());
        all.add(LogRecord.event(call.caller(), answered));
    }
}
