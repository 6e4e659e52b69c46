package io.tidemark.core;

import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.PromiseStep;
import io.tidemark.model.ProgramId;
import java.util.ArrayList;
import java.util.List;

/** The steps of a batch so far, undoable. */
final class StepLog {
    final List<OpStep> ops;
    final List<LinkStep> links;
    final List<ArgumentStep> arguments;
    final List<FactStep> facts;
    final List<MemberStep> members;
    final List<PromiseStep> promises;

    StepLog() {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private StepLog(
            List<OpStep> ops,
            List<LinkStep> links,
            List<ArgumentStep> arguments,
            List<FactStep> facts,
            List<MemberStep> members,
            List<PromiseStep> promises) {
        this.ops = ops;
        this.links = links;
        this.arguments = arguments;
        this.facts = facts;
        this.members = members;
        this.promises = promises;
    }

    /** A point to which {@link #rollback} returns. */
    Mark mark() {
        return new Mark(ops.size(), links.size(), arguments.size(), facts.size(), members.size(), promises.size());
    }

    /** The steps since the mark, as they are now. */
    StepLog since(Mark mark) {
        return new StepLog(
                ops.subList(mark.ops, ops.size()),
                links.subList(mark.links, links.size()),
                arguments.subList(mark.arguments, arguments.size()),
                facts.subList(mark.facts, facts.size()),
                members.subList(mark.members, members.size()),
                promises.subList(mark.promises, promises.size()));
    }

    /** Forgets all steps since the mark. */
    void rollback(Mark mark) {
        cut(ops, mark.ops);
        cut(links, mark.links);
        cut(arguments, mark.arguments);
        cut(facts, mark.facts);
        cut(members, mark.members);
        cut(promises, mark.promises);
    }

    /** The author's last effect before an index. */
    int lastOf(ProgramId author, int before) {
        int last = before - 1;
        while (!ops.get(last).effect().author().equals(author)) {
            last--;
        }
        return last;
    }

    private static void cut(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /** See {@link #mark}. */
    record Mark(int ops, int links, int arguments, int facts, int members, int promises) {}
}
