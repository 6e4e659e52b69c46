package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.WitnessLayout.Arguments;
import io.tidemark.bridge.generated.WitnessLayout.Facts;
import io.tidemark.bridge.generated.WitnessLayout.Groups;
import io.tidemark.bridge.generated.WitnessLayout.Links;
import io.tidemark.bridge.generated.WitnessLayout.Members;
import io.tidemark.bridge.generated.WitnessLayout.Promises;
import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.GroupStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.PromiseStep;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.ContentLanes;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Fact;
import io.tidemark.model.FactPath;
import io.tidemark.model.Lanes;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import java.util.List;

/** Writes the rows that help effects: ancestors of capabilities, arguments of calls, facts, members of groups, groups, promises. */
final class StepRows {
    private static final int WORD = Integer.SIZE;
    private static final int INDEXES_IN_L1 = 5;

    private StepRows() {}

    static void write(RowWriter out, TablePlan plan, Trace trace) throws NativeBridgeException {
        plan.links.require(trace.links().size());
        for (int i = 0; i < trace.links().size(); i++) {
            link(out.at(plan.links, i), trace.links().get(i));
        }
        plan.arguments.require(trace.arguments().size());
        for (int i = 0; i < trace.arguments().size(); i++) {
            argument(out.at(plan.arguments, i), trace.arguments().get(i));
        }
        plan.facts.require(trace.facts().size());
        for (int i = 0; i < trace.facts().size(); i++) {
            fact(out.at(plan.facts, i), trace.facts().get(i));
        }
        plan.members.require(trace.members().size());
        for (int i = 0; i < trace.members().size(); i++) {
            member(out.at(plan.members, i), trace.members().get(i));
        }
        plan.groups.require(trace.groups().size());
        for (int i = 0; i < trace.groups().size(); i++) {
            group(out.at(plan.groups, i), trace.groups().get(i));
        }
        plan.promises.require(trace.promises().size());
        for (int i = 0; i < trace.promises().size(); i++) {
            PromiseStep step = trace.promises().get(i);
            promise(
                    out.at(plan.promises, i),
                    step,
                    trace.ops().get(step.effect()).tick());
        }
    }

    private static void link(RowWriter out, LinkStep step) {
        List<Fr> lanes = step.touch().before();
        Lanes.Unpacker ids = Bits.of(lanes.get(1));
        out.put(Links.ACT, true);
        out.put(Links.CAPABILITY, step.touch().id().index());
        out.put(Links.CLOCK, Bits.clock(lanes.get(0)));
        out.put(Links.HOLDER_SCOPE, ids.take(Long.SIZE));
        long parent = ids.take(WORD);
        out.put(Links.HAS_PARENT, parent != 0);
        out.put(Links.PARENT, parent);
        out.put(Links.ROOT, ids.take(WORD));
        out.put(Links.TERMS, lanes.get(2));
        out.put(Links.USAGE, lanes.get(3));
        out.put(Links.LINEAGE, lanes.get(4));
        out.put(Links.REMAINING, lanes.get(5));
        out.put(Links.CAUSE, lanes.get(6));
        out.put(Links.TICK, step.tick().value());
        out.put(Links.DEBIT, step.debit().bits());
        out.put(Links.HEAD, step.head());
    }

    private static void argument(RowWriter out, ArgumentStep step) {
        List<Fr> lanes = step.touch().before();
        int mode = switch (step.kind()) {
            case INVOKE -> 0;
            case ACCEPT -> 1;
            case DECLINE -> 2;
            case REGISTER,
                    DEPOSIT,
                    WITHDRAW,
                    TRANSFER,
                    ESCROW,
                    CLAIM,
                    REVOKE,
                    DELEGATE,
                    REVOKE_CAPABILITY,
                    SPLIT,
                    MERGE,
                    WATCH,
                    FIRE,
                    JOIN -> throw new IllegalArgumentException(step.kind() + " has no arguments, the trace has one");
        };
        out.put(Arguments.MODE + mode, true);
        out.put(Arguments.RESOURCE, step.touch().id().index());
        out.put(Arguments.CLOCK, Bits.clock(lanes.get(0)));
        out.put(Arguments.ASSET, lanes.get(1));
        out.put(Arguments.QUANTITY, lanes.get(3));
        out.put(Arguments.LOCK, lanes.get(4));
        out.put(Arguments.PROVENANCE, lanes.get(5));
        out.put(Arguments.CAUSE, lanes.get(6));
        out.put(Arguments.CALL, step.call().index());
        out.put(Arguments.CALLER, step.caller().index());
        out.put(Arguments.TARGET, step.target().index());
        out.put(Arguments.ARGUMENT_COUNT, step.arguments().size());
        out.put(Arguments.TICK, step.tick().value());
        out.put(Arguments.HEAD, step.head());
        List<ResourceId> rest =
                step.arguments().subList(step.place() + 1, step.arguments().size());
        Lanes.Packer next = Lanes.pack();
        rest.forEach(next::put);
        out.put(Arguments.NEXT, next.lane());
        out.put(Arguments.COUNT, rest.size() + 1);
    }

    private static void fact(RowWriter out, FactStep step) {
        Fact fact = step.fact();
        out.put(Facts.ACT, true);
        out.put(Facts.DOMAIN, fact.domain().value());
        out.put(Facts.ACCOUNT, fact.account().index());
        out.put(Facts.DEPOSITED, !fact.account().isNone());
        out.put(Facts.SEQUENCE, fact.sequence().value());
        out.put(Facts.ASSET, fact.asset());
        out.put(Facts.QUANTITY, fact.quantity().bits());
        out.put(Facts.HEIGHT, fact.height().bits());
        out.put(Facts.TIME, fact.time().value());
        out.put(Facts.REFERENCE, fact.reference());
        FactPath path = step.path();
        int depth = path.nodes().size();
        for (int level = 0; level < depth; level++) {
            // The path's first node is the root's, the row's first level is the leaf's parent.
            int at = Facts.PATH + (depth - 1 - level) * Facts.LEVEL_WIDTH;
            out.put(at + Facts.LEVEL_CHILDREN, path.nodes().get(level));
            out.put(at + Facts.LEVEL_DIGIT + path.digit(level), true);
        }
    }

    private static void member(RowWriter out, MemberStep step) {
        ContentLanes content = step.content();
        out.put(Members.ACT, true);
        out.put(Members.GROUP, step.membership().digest());
        out.put(Members.INDEX, step.membership().index());
        out.put(Members.SIZE, step.membership().size());
        out.put(Members.TICK, step.tick().value());
        out.put(Members.L1, content.l1());
        out.put(Members.L2, content.l2());
        out.put(Members.L3, content.l3());
        if (!isCall(content)) {
            out.put(Members.L4, content.l4());
        }
    }

    private static boolean isCall(ContentLanes content) {
        long kind = Bits.of(content.l1()).take(Byte.SIZE);
        return kind == EffectKind.INVOKE.number()
                || kind == EffectKind.ACCEPT.number()
                || kind == EffectKind.DECLINE.number();
    }

    private static void promise(RowWriter out, PromiseStep step, Tick tick) {
        ContentLanes content = step.content();
        Lanes.Unpacker ids = Bits.of(content.l1());
        out.put(Promises.ACT, true);
        out.put(Promises.KIND, ids.take(Byte.SIZE));
        out.put(Promises.AUTHOR, ids.take(WORD));
        out.put(Promises.COUNTER, ids.take(WORD));
        Lanes.Packer rest = Lanes.pack();
        for (int i = 0; i < INDEXES_IN_L1; i++) {
            rest.put(ids.take(WORD), WORD);
        }
        out.put(Promises.REST, rest.lane());
        out.put(Promises.TICK, tick.value());
        out.put(Promises.L2, content.l2());
        out.put(Promises.L3, content.l3());
        if (!isCall(content)) {
            out.put(Promises.L4, content.l4());
        }
    }

    private static void group(RowWriter out, GroupStep step) {
        out.put(Groups.TICK, step.tick().value());
        for (int i = 0; i < Math.min(step.members().size(), Groups.PRESENT_WIDTH); i++) {
            out.put(Groups.PRESENT + i, true);
            out.put(Groups.CONTENT + i, step.members().get(i));
        }
    }
}
