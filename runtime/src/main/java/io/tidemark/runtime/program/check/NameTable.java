package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Handler;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Resource;
import io.tidemark.runtime.program.Sort;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.yaml.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names of one file stand for; and the check that each that is used stands for something of its sort. */
final class NameTable {
    private final Program program;
    private final Findings findings;
    private final Map<String, Sort> sorts = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Operation.Carried> received = new LinkedHashMap<>();

    private NameTable(Program program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    static NameTable of(Program program, Findings findings) {
        NameTable table = new NameTable(program, findings);
        table.declare();
        table.check();
        return table;
    }

    /** What a name of a cell or of something local stands for. */
    Optional<Sort> sort(Name name) {
        return Optional.ofNullable(sorts.get(name.text()));
    }

    /** What came through the channel that a name was received from. */
    Optional<Operation.Carried> received(Name name) {
        return Optional.ofNullable(received.get(name.text()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(program.body()));
        program.handlers().values().forEach(handler -> blocks.add(handler.block()));
        return blocks;
    }

    private List<Step> steps() {
        return blocks().stream().flatMap(Block::everyStep).toList();
    }

    private void declare() {
        program.resources().values().forEach(r -> give(new Name(r.name(), r.place()), Sort.RESOURCE));
        program.lists().forEach((name, members) -> give(new Name(name, program.place()), Sort.LIST));
        Set<String> open = new HashSet<>();
        program.resources().values().stream()
                .filter(resource -> resource.origin() instanceof Resource.Made)
                .forEach(resource -> open.add(resource.name()));
        for (Handler handler : program.handlers().values()) {
            handler.arguments().forEach(name -> give(name, Sort.RESOURCE));
        }
        for (Step step : steps()) {
            for (Mention mention : Mention.of(step.operation())) {
                boolean opened = mention.sort() == Sort.RESOURCE
                        && open.remove(mention.name().text());
                if (mention.touch() == Mention.Touch.MADE && !opened) {
                    give(mention.name(), mention.sort());
                }
            }
            if (step.operation() instanceof Operation.Each each) {
                give(each.item(), Sort.RESOURCE);
                each.into().ifPresent(into -> give(into, Sort.LIST));
            }
        }
        channels();
    }

    private void channels() {
        Map<String, Operation.Carried> carried = new LinkedHashMap<>();
        for (Step step : steps()) {
            if (step.operation() instanceof Operation.Channel channel) {
                carried.put(channel.name().text(), channel.carried());
            }
        }
        for (Step step : steps()) {
            if (step.operation() instanceof Operation.Receive receive) {
                Operation.Carried what = carried.get(receive.channel().text());
                if (what != null) {
                    received.put(receive.item().text(), what);
                }
            }
        }
    }

    private void give(Name name, Sort sort) {
        Place first = places.putIfAbsent(name.text(), name.place());
        if (first != null) {
            findings.add(
                    CheckCode.E_NAME_TAKEN,
                    name.place(),
                    first,
                    "a name that is still free",
                    "`" + name + "` is taken",
                    "Choose another name.");
            return;
        }
        sorts.put(name.text(), sort);
    }

    private void check() {
        for (Step step : steps()) {
            for (Mention mention : Mention.of(step.operation())) {
                if (mention.touch() != Mention.Touch.MADE) {
                    require(mention.name(), mention.sort());
                }
            }
            step.notes().reads().ifPresent(names -> names.forEach(name -> require(name, Sort.RESOURCE)));
            step.notes().writes().ifPresent(names -> names.forEach(name -> require(name, Sort.RESOURCE)));
        }
        program.lists().values().forEach(names -> names.forEach(name -> require(name, Sort.RESOURCE)));
        program.handlers().values().forEach(handler -> require(handler.role(), Sort.ROLE));
        program.roles().values().forEach(role -> role.account().ifPresent(name -> require(name, Sort.TIMELINE)));
        program.assets().values().forEach(asset -> require(asset.timeline(), Sort.TIMELINE));
        for (Resource resource : program.resources().values()) {
            resource.owner().ifPresent(name -> require(name, Sort.ROLE));
            resource.custodian().ifPresent(name -> require(name, Sort.ROLE));
            if (resource.origin() instanceof Resource.Deposited deposited) {
                require(deposited.timeline(), Sort.TIMELINE);
                require(deposited.asset(), Sort.ASSET);
            }
        }
    }

    private void require(Name name, Sort sort) {
        switch (sort) {
            case TIMELINE -> among(name, sort, program.timelines().keySet());
            case ASSET -> among(name, sort, program.assets().keySet());
            case ROLE -> among(name, sort, program.roles().keySet());
            case PARAMETER -> among(name, sort, program.parameters().keySet());
            case RESOURCE, CAPABILITY, CALL, LIST, CHANNEL, ATOM, RECEIVED -> {
                if (!isA(name, sort)) {
                    among(
                            name,
                            sort,
                            sorts.keySet().stream()
                                    .filter(known -> isA(new Name(known, name.place()), sort))
                                    .toList());
                }
            }
        }
    }

    private boolean isA(Name name, Sort sort) {
        Sort found = sorts.get(name.text());
        return found == sort
                || (found == Sort.RECEIVED
                        && sort == Sort.RESOURCE
                        && received.get(name.text()) instanceof Operation.Carried.Resources);
    }

    private void among(Name name, Sort sort, Collection<String> known) {
        if (!known.contains(name.text())) {
            findings.unknown(sort.words(), name, known);
        }
    }
}
