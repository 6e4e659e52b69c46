package io.tidemark.runtime.engine;

import io.tidemark.core.SnapshotView;
import io.tidemark.model.Counter;
import io.tidemark.model.Deposit;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.Withdraw;
import io.tidemark.runtime.schedule.Fork;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Serves account programs: what came in becomes resources, and resources go out. Each account is served on its own, so one
 * that is stuck holds up no other.
 */
public final class AccountDesk {
    private final Engine engine;
    private final Scheduler scheduler;

    /** A desk for accounts of the engine's instance. */
    public AccountDesk(Engine engine, Scheduler scheduler) {
        this.engine = engine;
        this.scheduler = scheduler;
    }

    /**
     * Deposits what the engine's snapshot says has come in and was not deposited yet, all accounts at once. Facts of one
     * account go in the order of their sequences: depositing a later one first would use up the earlier ones. So after a
     * refusal the account waits; its facts stay as they are for the next time.
     *
     * @return what became of each account's facts, up to the first refusal
     * @throws TaskFailedException if the engine stopped
     */
    public Map<ProgramId, List<Outcome>> deposit(Collection<ProgramId> accounts) throws TaskFailedException {
        Map<ProgramId, Fork<List<Outcome>>> forks = new TreeMap<>();
        try (TaskScope scope = TaskScope.open(scheduler, "deposits")) {
            for (ProgramId account : Set.copyOf(accounts)) {
                forks.put(account, scope.fork("account " + account.index(), () -> deposit(account)));
            }
            scope.join();
        }
        Map<ProgramId, List<Outcome>> outcomes = new TreeMap<>();
        forks.forEach((account, fork) -> outcomes.put(account, fork.result()));
        return outcomes;
    }

    /** The same for one account, in the calling task. */
    public List<Outcome> deposit(ProgramId account) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Fact fact : waiting(account)) {
            Deposit draft = new Deposit(
                    header(account, engine.snapshot()), fact.sequence(), fact.quantity(), fact.asset(), fact.digest());
            Outcome outcome = engine.submit(Proposal.of(draft));
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Rejected) {
                break;
            }
        }
        return outcomes;
    }

    /** Lets a resource of the account leave for a destination in its domain. */
    public Outcome withdraw(ProgramId account, ResourceId resource, Reference destination) {
        return engine.submit(Proposal.of(new Withdraw(header(account, engine.snapshot()), resource, destination)));
    }

    /** The deposit facts of the snapshot that the account has not used, by ascending sequence. */
    public List<Fact> waiting(ProgramId account) {
        Sequence used = engine.read(account)
                .map(ProgramCell.class::cast)
                .map(ProgramCell::deposits)
                .orElse(Sequence.ZERO);
        return engine.snapshot().facts().stream()
                .filter(fact -> fact.kind() == FactKind.DEPOSIT
                        && fact.account().equals(account)
                        && fact.sequence().compareTo(used) > 0)
                .sorted(Comparator.comparing(Fact::sequence))
                .toList();
    }

    private static EffectHeader header(ProgramId account, SnapshotView snapshot) {
        return EffectHeader.of(account, Counter.ZERO, snapshot.digest());
    }
}
