package io.tidemark.core;

import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import java.util.ArrayList;
import java.util.List;

/** The steps of a batch so far, undoable. */
final class StepLog {
    final List<OpStep> ops = new ArrayList<>();
    final List<LinkStep> links = new ArrayList<>();
    final List<ArgumentStep> arguments = new ArrayList<>();
    final List<FactStep> facts = new ArrayList<>();
    final List<MemberStep> members = new ArrayList<>();

    /** A point to which {@link #rollback} returns. */
    Mark mark() {
        return new Mark(ops.size(), links.size(), arguments.size(), facts.size(), members.size());
    }

    /** Forgets all steps since the mark. */
    void rollback(Mark mark) {
        cut(ops, mark.ops);
        cut(links, mark.links);
        cut(arguments, mark.arguments);
        cut(facts, mark.facts);
        cut(members, mark.members);
    }

    private static void cut(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /** See {@link #mark}. */
    record Mark(int ops, int links, int arguments, int facts, int members) {}
}
