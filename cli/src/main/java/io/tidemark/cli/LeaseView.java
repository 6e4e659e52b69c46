package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.run.ExecutorSeat;

/** Says beside the result who executes, and what becomes of the lease. */
record LeaseView(Console console, String program) implements ExecutorSeat.News {
    void serves(String hosts) {
        console.note("ZooKeeper runs in this process. For the others: --zookeeper " + hosts);
    }

    @Override
    public void standsBy() {
        console.note("Another process executes " + program + ". This one stands by.");
    }

    @Override
    public void holds(FencingToken token) {
        console.note("This process executes " + program + ", token " + token.value() + ".");
    }

    @Override
    public void waitsForLogs() {
        console.note(
                "The executor before has lost its lease and still has the logs open: it is stopped, or ends just now. "
                        + "Waiting; let it go on, or kill it.");
    }

    @Override
    public void suspended() {
        console.note("ZooKeeper is not heard of. Nothing is written until it is, or the lease is over.");
    }

    @Override
    public void lost() {
        console.note("The lease is lost. Nothing is written any more.");
    }
}
