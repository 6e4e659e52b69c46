package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_FACT;

import io.tidemark.model.Deposit;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** A fact backs one deposit: the sequences of an account's facts rise (spec OBS-15). */
record DepositFacts(PMap<ProgramId, Sequence> used) implements Invariant {
    static DepositFacts start() {
        return new DepositFacts(HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)
                || !(applied.effect() instanceof Deposit deposit)) {
            return Step.good(this);
        }
        Sequence last = used.getOrDefault(deposit.author(), Sequence.ZERO);
        Checks checks = new Checks(entry);
        checks.require(
                deposit.factSequence().compareTo(last) > 0,
                E_INV_FACT,
                "a fact of account " + deposit.author().index() + " after " + last.value(),
                "fact " + deposit.factSequence().value());
        return checks.then(new DepositFacts(used.plus(deposit.author(), deposit.factSequence())));
    }
}
