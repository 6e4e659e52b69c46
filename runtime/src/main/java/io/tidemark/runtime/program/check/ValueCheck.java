package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Asset;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Condition;
import io.tidemark.runtime.program.Literals;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Resource;
import io.tidemark.runtime.program.Role;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Terms;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.program.ValueType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Types of values, units of amounts, timelines of accounts: of one file, with the values of its parameters. */
final class ValueCheck {
    private final Program program;
    private final NameTable names;
    private final Map<String, Value> values;
    private final Findings findings;
    private final Map<String, Name> assets = new HashMap<>();

    ValueCheck(Program program, NameTable names, Map<String, Value> values, Findings findings) {
        this.program = program;
        this.names = names;
        this.values = values;
        this.findings = findings;
    }

    void run() {
        program.roles().values().forEach(role -> check(role.delay()));
        program.timelines().values().forEach(timeline -> {
            check(timeline.block());
            check(timeline.delay());
            check(timeline.reorgPercent());
        });
        for (Resource resource : program.resources().values()) {
            if (resource.origin() instanceof Resource.Deposited deposited) {
                assets.put(resource.name(), deposited.asset());
                amount(deposited.amount(), Optional.of(deposited.asset()));
                account(deposited);
            }
        }
        List<Block> blocks = Stream.concat(
                        Stream.of(program.body()),
                        program.handlers().values().stream().map(handler -> handler.block()))
                .toList();
        for (Step step : blocks.stream().flatMap(Block::everyStep).toList()) {
            Terms.of(step.operation()).forEach(this::check);
            operation(step.operation());
        }
    }

    private void operation(Operation operation) {
        switch (operation) {
            case Operation.Act o -> action(o.action());
            case Operation.Atomic o -> o.actions().forEach(this::action);
            case Operation.Promise o -> {
                condition(o.condition());
                action(o.then());
            }
            case Operation.Wait o -> o.conditions().forEach(this::condition);
            case Operation.Send o -> sent(o);
            case Operation.Sequence o -> {}
            case Operation.Fork o -> {}
            case Operation.Race o -> {}
            case Operation.Timeout o -> {}
            case Operation.Callback o -> {}
            case Operation.Each o -> {}
            case Operation.Channel o -> {}
            case Operation.Receive o -> {}
            case Operation.Atom o -> {}
            case Operation.Swap o -> {}
            case Operation.Run o -> {}
        }
    }

    private void action(Action action) {
        switch (action) {
            case Action.Deposit e -> {
                assets.put(e.resource().text(), e.asset());
                amount(e.amount(), Optional.of(e.asset()));
                account(e.account(), e.asset());
            }
            case Action.Split e -> {
                Optional<Name> asset = asset(e.resource());
                asset.ifPresent(known -> assets.put(e.made().text(), known));
                amount(e.amount(), asset);
            }
            case Action.Delegate e ->
                e.quantity().ifPresent(term -> amount(term, e.scope().flatMap(this::asset)));
            case Action.Register e -> {}
            case Action.Withdraw e -> {}
            case Action.Transfer e -> {}
            case Action.Escrow e -> {}
            case Action.Claim e -> {}
            case Action.Revoke e -> {}
            case Action.RevokeCapability e -> {}
            case Action.Invoke e -> {}
            case Action.Accept e -> {}
            case Action.Decline e -> {}
            case Action.Merge e -> {}
            case Action.Join e -> {}
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Quantity c) {
            amount(c.amount(), asset(c.resource()));
        } else if (condition instanceof Condition.Seen c) {
            amount(c.amount(), Optional.of(c.asset()));
            c.account().ifPresent(account -> account(account, c.asset()));
        }
    }

    private Optional<Name> asset(Name resource) {
        return Optional.ofNullable(assets.get(resource.text()));
    }

    /** That a reference is to a value of the type that its place asks for. */
    private void check(Term term) {
        if (term instanceof Term.Reference reference) {
            Optional<ValueType> type = type(reference.name());
            if (type.isEmpty()) {
                findings.unknown(
                        "a parameter, or of a value received",
                        reference.name(),
                        program.parameters().keySet());
            } else if (type.get() != reference.type()) {
                findings.add(
                        CheckCode.E_TYPE,
                        reference.place(),
                        Literals.expected(reference.type()),
                        "`$" + reference.name() + "` is of type " + type.get().word(),
                        "Declare it as `type: " + reference.type().word() + "`.");
            }
        }
    }

    private Optional<ValueType> type(Name name) {
        if (program.parameters().containsKey(name.text())) {
            return Optional.of(program.parameters().get(name.text()).type());
        }
        return names.received(name)
                .filter(Operation.Carried.Values.class::isInstance)
                .map(carried -> ((Operation.Carried.Values) carried).type());
    }

    private void sent(Operation.Send send) {
        Optional<Operation.Carried> carried = Stream.concat(
                        Stream.of(program.body()),
                        program.handlers().values().stream().map(handler -> handler.block()))
                .flatMap(Block::everyStep)
                .map(Step::operation)
                .filter(Operation.Channel.class::isInstance)
                .map(Operation.Channel.class::cast)
                .filter(channel -> channel.name().equals(send.channel()))
                .map(Operation.Channel::carried)
                .findFirst();
        if (carried.isEmpty()) {
            return;
        }
        switch (send.sent()) {
            case Operation.Sent.OfResource sent -> {
                if (!(carried.get() instanceof Operation.Carried.Resources)) {
                    findings.add(
                            CheckCode.E_NOT_SHAREABLE,
                            sent.resource().place(),
                            "a value, which the channel `" + send.channel() + "` is of",
                            "a resource came",
                            "Send it through a channel `of: resource`, which moves it.");
                }
            }
            case Operation.Sent.OfValue sent -> {
                if (!(carried.get() instanceof Operation.Carried.Values of)) {
                    findings.add(
                            CheckCode.E_TYPE,
                            sent.place(),
                            "`resource: NAME`, because the channel `" + send.channel() + "` is of resources",
                            "a value came",
                            "Send a resource, or another channel.");
                } else if (sent.text().startsWith("$")) {
                    check(new Term.Reference(new Name(sent.text().substring(1), sent.place()), of.type()));
                } else if (Literals.parse(of.type(), sent.text()).isEmpty()) {
                    findings.add(
                            CheckCode.E_TYPE,
                            sent.place(),
                            Literals.expected(of.type()),
                            "`" + sent.text() + "` came",
                            "Send what the channel is of.");
                }
            }
        }
    }

    /** That an amount is in the asset's unit, and not finer than it. */
    private void amount(Term term, Optional<Name> asset) {
        Value value = term instanceof Term.Constant constant
                ? constant.value()
                : values.get(((Term.Reference) term).name().text());
        Asset known = asset.map(name -> program.assets().get(name.text())).orElse(null);
        if (!(value instanceof Value.Amount amount) || known == null) {
            return;
        }
        if (amount.unit().isPresent() && !amount.unit().get().equals(known.name())) {
            findings.add(
                    CheckCode.E_UNIT,
                    term.place(),
                    known.place(),
                    "an amount of " + known.name(),
                    "`" + amount.text() + "` came",
                    "Give it in " + known.name() + ".");
            return;
        }
        BigDecimal units = amount.number().movePointRight(known.decimals()).stripTrailingZeros();
        if (units.scale() > 0 || units.toBigInteger().bitLength() > Long.SIZE) {
            findings.add(
                    CheckCode.E_UNIT,
                    term.place(),
                    known.place(),
                    "an amount with at most " + known.decimals() + " decimals, below 2^64 units",
                    "`" + amount.text() + "` came",
                    "Round it, or declare `" + known.name() + "` with more `decimals`.");
        }
    }

    private void account(Resource.Deposited deposited) {
        Asset asset = program.assets().get(deposited.asset().text());
        boolean served = program.roles().values().stream()
                .anyMatch(role ->
                        role.account().filter(deposited.timeline()::equals).isPresent());
        if (asset != null && (!served || !asset.timeline().equals(deposited.timeline()))) {
            findings.add(
                    CheckCode.E_TIMELINE,
                    deposited.timeline().place(),
                    "the timeline of " + asset.name() + ", `" + asset.timeline()
                            + "`, with a role that is its `account`",
                    served ? "`" + deposited.timeline() + "` came" : "no role is",
                    "Correct the timeline, or give a role `account: " + asset.timeline() + "`.");
        }
    }

    private void account(Name account, Name assetName) {
        Role role = program.roles().get(account.text());
        Asset asset = program.assets().get(assetName.text());
        if (role == null || asset == null) {
            return;
        }
        if (!role.account().filter(asset.timeline()::equals).isPresent()) {
            findings.add(
                    CheckCode.E_TIMELINE,
                    account.place(),
                    role.place(),
                    "the account program of `" + asset.timeline() + "`, the timeline of " + asset.name(),
                    role.account()
                            .map(timeline -> "`" + account + "` is that of `" + timeline + "`")
                            .orElse("`" + account + "` is no account program"),
                    "Take the role whose `account` is `" + asset.timeline() + "`.");
        }
    }
}
