package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.RacePlan;
import io.tidemark.runtime.program.Sort;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.check.FlowCheck.Reach;
import io.tidemark.runtime.yaml.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Branches: which may run at once, and what is sure after them. */
final class BranchCheck {
    private final FlowCheck flow;
    private final Findings findings;

    BranchCheck(FlowCheck flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    /** All at once and all to their end: no two may touch one resource. */
    Reach fork(Operation.Fork fork, Frame frame, FlowState state) {
        FlowState before = state.copy();
        Access all = new Access();
        List<Access> accesses = new ArrayList<>();
        boolean ends = true;
        for (int i = 0; i < fork.branches().size(); i++) {
            FlowState branch = branchState(before, fork.branches(), i, frame);
            Reach reach = flow.block(fork.branches().get(i), frame, branch);
            for (Access other : accesses) {
                reach.access()
                        .clash(other)
                        .ifPresent(clash -> flow.conflict(
                                clash.id(), clash.here(), clash.there(), "two branches that run at once may touch it"));
            }
            accesses.add(reach.access());
            all.add(reach.access());
            state.joinAll(branch);
            ends &= reach.ends();
        }
        return new Reach(all, ends);
    }

    /** All at once, but one commits: they may touch the same. What one makes is sure only if each makes it. */
    Reach race(Operation.Race race, Frame frame, FlowState state) {
        for (Block branch : race.branches()) {
            long deeds = branch.everyStep()
                    .map(Step::operation)
                    .filter(BranchCheck::isDeed)
                    .count();
            if (RacePlan.of(branch).isEmpty() && deeds > 1) {
                findings.add(
                        CheckCode.W_RACE_PARTIAL,
                        branch.place(),
                        "waiting first, and then at most 6 effects that can happen at one tick",
                        "it is more: its first effect decides the race, and a later one may still be refused",
                        "Move what comes after the first effects behind the race, if all or none must happen.");
            }
        }
        return alternatives(race.branches(), frame, state, true);
    }

    private static boolean isDeed(Operation operation) {
        return operation instanceof Operation.Act
                || operation instanceof Operation.Atomic
                || operation instanceof Operation.Promise
                || operation instanceof Operation.Send
                || operation instanceof Operation.Swap
                || operation instanceof Operation.Run;
    }

    /** One block or the other. */
    Reach either(List<Block> blocks, Frame frame, FlowState state) {
        return alternatives(blocks, frame, state, false);
    }

    private Reach alternatives(List<Block> blocks, Frame frame, FlowState state, boolean atOnce) {
        FlowState before = state.copy();
        Access all = new Access();
        Set<String> sure = new LinkedHashSet<>();
        boolean ends = false;
        for (int i = 0; i < blocks.size(); i++) {
            FlowState branch = atOnce ? branchState(before, blocks, i, frame) : before.copy();
            Reach reach = flow.block(blocks.get(i), frame, branch);
            all.add(reach.access());
            state.moved.putAll(branch.moved);
            if (reach.ends()) {
                if (ends) {
                    sure.retainAll(branch.made);
                } else {
                    sure.addAll(branch.made);
                }
                ends = true;
            }
        }
        state.made.addAll(sure);
        return new Reach(all, ends);
    }

    /** The block, or as much of it as there is time for and then the other. */
    Reach timeout(Operation.Timeout timeout, Frame frame, FlowState state) {
        FlowState inside = state.copy();
        Reach body = flow.block(timeout.block(), frame, inside);
        state.moved.putAll(inside.moved);
        if (timeout.otherwise().isEmpty()) {
            state.made.addAll(inside.made);
            return new Reach(body.access(), true);
        }
        FlowState after = state.copy();
        Reach otherwise = flow.block(timeout.otherwise().get(), frame, after);
        after.made.retainAll(inside.made);
        state.joinAll(after);
        Access all = new Access();
        all.add(body.access());
        all.add(otherwise.access());
        return new Reach(all, body.ends() || otherwise.ends());
    }

    /** The block for each item at once: it may change the item, and what it makes, and nothing else. */
    Reach each(Operation.Each each, Place place, Frame frame, FlowState state) {
        List<Name> members = members(each, frame);
        Access all = new Access();
        Set<String> seen = new HashSet<>();
        for (Name member : members) {
            String id = frame.id(member);
            flow.requireThere(id, member, state);
            if (!seen.add(id)) {
                flow.conflict(member.text(), member.place(), place, "it is in the list twice");
            }
        }
        FlowState inside = state.copy();
        String item = frame.id(each.item());
        inside.made.add(item);
        Reach reach = flow.block(each.block(), frame, inside);
        Place changed = reach.access().writes().get(item);
        for (Name member : members) {
            if (changed != null) {
                all.write(frame.id(member), member.place());
            }
        }
        Access outside = new Access();
        reach.access().writes().forEach((id, at) -> {
            if (!id.equals(item) && !reach.access().made().containsKey(id)) {
                outside.write(id, at);
            }
        });
        reach.access().reads().forEach((id, at) -> {
            if (!id.equals(item) && !reach.access().made().containsKey(id)) {
                outside.read(id, at);
            }
        });
        outside.writes()
                .forEach((id, at) ->
                        flow.conflict(id, at, place, "the steps for each item run at once and all touch it"));
        all.add(outside);
        inside.moved.forEach((id, at) -> {
            if (!id.equals(item)) {
                state.moved.put(id, at);
            } else {
                members.forEach(member -> state.moved.put(frame.id(member), at));
            }
        });
        each.into().ifPresent(into -> into(each, into, frame, state));
        return new Reach(all, reach.ends());
    }

    private void into(Operation.Each each, Name into, Frame frame, FlowState state) {
        List<Step> steps = each.block().steps();
        boolean effect = !steps.isEmpty()
                && steps.getLast().operation() instanceof Operation.Act act
                && Mention.of(act.action()).stream().anyMatch(mention -> mention.sort() == Sort.RESOURCE);
        if (!effect) {
            findings.add(
                    CheckCode.E_TYPE,
                    each.block().place(),
                    "an effect on a resource as the last step, because its result goes into the list",
                    steps.isEmpty() ? "there is no step" : "it is something else",
                    "End with the effect, or use `par-for-each`.");
        }
        state.made.add(frame.id(into));
    }

    private static List<Name> members(Operation.Each each, Frame frame) {
        return switch (each.over()) {
            case Operation.Over.Listed listed -> listed.resources();
            case Operation.Over.Named named ->
                frame.program().lists().getOrDefault(named.list().text(), List.of());
        };
    }

    /** What a branch begins with: what was there, and what its siblings make is theirs. */
    private static FlowState branchState(FlowState before, List<Block> branches, int index, Frame frame) {
        FlowState state = before.copy();
        Map<String, Place> foreign = new LinkedHashMap<>();
        for (int i = 0; i < branches.size(); i++) {
            if (i != index) {
                foreign.putAll(makes(branches.get(i), frame));
            }
        }
        state.foreign.putAll(foreign);
        return state;
    }

    private static Map<String, Place> makes(Block block, Frame frame) {
        Map<String, Place> made = new HashMap<>();
        block.everyStep()
                .flatMap(step -> Mention.of(step.operation()).stream())
                .filter(mention -> mention.touch() == Mention.Touch.MADE)
                .forEach(mention ->
                        made.put(frame.id(mention.name()), mention.name().place()));
        return made;
    }
}
