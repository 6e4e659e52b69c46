package io.tidemark.runtime.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name in a step: what it must stand for, and what the step does with it. */
public record Mention(Name name, Sort sort, Touch touch) {
    /** What a step does with what it names. */
    public enum Touch {
        /** Names it. */
        NAMED,
        /** Looks at it, whether it is there or not. */
        WATCHED,
        /** Needs it to be there, and leaves open what becomes of it meanwhile. */
        HELD,
        /** Reads it, and it must be there and stay as it is meanwhile. */
        READ,
        /** May change it. */
        WRITTEN,
        /** Gives it its name. */
        MADE
    }

    /** What an effect names. */
    public static List<Mention> of(Action action) {
        Collector names = new Collector();
        switch (action) {
            case Action.Register e -> names.role(e.role());
            case Action.Deposit e ->
                names.role(e.account())
                        .add(e.asset(), Sort.ASSET, Touch.NAMED)
                        .add(e.resource(), Sort.RESOURCE, Touch.MADE);
            case Action.Withdraw e -> names.roles(e.author()).written(e.resource());
            case Action.Transfer e ->
                names.roles(e.author()).written(e.resource()).role(e.to()).capability(e.capability());
            case Action.Escrow e ->
                names.roles(e.author())
                        .written(e.resource())
                        .role(e.custodian())
                        .roles(e.beneficiary())
                        .capability(e.capability());
            case Action.Claim e -> names.written(e.resource()).role(e.to()).capability(e.capability());
            case Action.Revoke e -> names.roles(e.author()).written(e.resource());
            case Action.Delegate e -> {
                names.role(e.author()).role(e.holder()).capability(e.parent());
                e.scope().ifPresent(scope -> names.add(scope, Sort.RESOURCE, Touch.READ));
                names.add(e.capability(), Sort.CAPABILITY, Touch.MADE);
            }
            case Action.RevokeCapability e -> names.role(e.author()).capability(Optional.of(e.capability()));
            case Action.Invoke e -> {
                names.role(e.author()).role(e.target());
                e.arguments().forEach(names::written);
                names.add(e.call(), Sort.CALL, Touch.MADE);
            }
            case Action.Accept e -> names.call(e.call());
            case Action.Decline e -> names.call(e.call());
            case Action.Split e ->
                names.roles(e.author()).written(e.resource()).add(e.made(), Sort.RESOURCE, Touch.MADE);
            case Action.Merge e -> names.roles(e.author()).written(e.resource()).written(e.into());
            case Action.Join e -> names.role(e.author()).role(e.program());
        }
        return names.list;
    }

    /** What a condition names. */
    public static List<Mention> of(Condition condition) {
        Collector names = new Collector();
        switch (condition) {
            case Condition.Created c -> names.watched(c.resource());
            case Condition.Status c -> names.watched(c.resource());
            case Condition.Owned c -> names.watched(c.resource()).role(c.owner());
            case Condition.Quantity c -> names.watched(c.resource());
            case Condition.Seen c ->
                names.add(c.asset(), Sort.ASSET, Touch.NAMED).roles(c.account());
            case Condition.Time c -> {}
            case Condition.Atom c -> names.add(c.atom(), Sort.ATOM, Touch.HELD);
        }
        return names.list;
    }

    /** What an operation names itself; not what stands in its blocks. */
    public static List<Mention> of(Operation operation) {
        Collector names = new Collector();
        switch (operation) {
            case Operation.Act o -> names.list.addAll(of(o.action()));
            case Operation.Atomic o -> o.actions().forEach(action -> names.list.addAll(of(action)));
            case Operation.Promise o -> {
                names.role(o.author());
                for (Mention mention : of(o.condition())) {
                    boolean watched = mention.touch == Touch.WATCHED;
                    names.add(mention.name, mention.sort, watched ? Touch.HELD : mention.touch);
                }
                names.list.addAll(of(o.then()));
            }
            case Operation.Wait o -> o.conditions().forEach(condition -> names.list.addAll(of(condition)));
            case Operation.Callback o -> names.add(o.call(), Sort.CALL, Touch.HELD);
            case Operation.Each o -> {
                switch (o.over()) {
                    case Operation.Over.Listed listed ->
                        listed.resources().forEach(name -> names.add(name, Sort.RESOURCE, Touch.HELD));
                    case Operation.Over.Named named -> names.add(named.list(), Sort.LIST, Touch.HELD);
                }
            }
            case Operation.Channel o -> names.add(o.name(), Sort.CHANNEL, Touch.MADE);
            case Operation.Send o -> {
                names.add(o.channel(), Sort.CHANNEL, Touch.HELD);
                if (o.sent() instanceof Operation.Sent.OfResource sent) {
                    names.written(sent.resource());
                }
            }
            case Operation.Receive o ->
                names.add(o.channel(), Sort.CHANNEL, Touch.HELD).add(o.item(), Sort.RECEIVED, Touch.MADE);
            case Operation.Atom o -> names.add(o.name(), Sort.ATOM, Touch.MADE);
            case Operation.Swap o -> names.add(o.atom(), Sort.ATOM, Touch.HELD);
            case Operation.Run o -> {
                o.roles().forEach(bound -> names.role(bound.outer()));
                o.resources().forEach(bound -> names.add(bound.outer(), Sort.RESOURCE, Touch.NAMED));
            }
            case Operation.Sequence o -> {}
            case Operation.Fork o -> {}
            case Operation.Race o -> {}
            case Operation.Timeout o -> {}
        }
        return names.list;
    }

    private static final class Collector {
        private final List<Mention> list = new ArrayList<>();

        Collector add(Name name, Sort sort, Touch touch) {
            list.add(new Mention(name, sort, touch));
            return this;
        }

        Collector role(Name name) {
            return add(name, Sort.ROLE, Touch.NAMED);
        }

        Collector roles(Optional<Name> name) {
            name.ifPresent(this::role);
            return this;
        }

        Collector written(Name resource) {
            return add(resource, Sort.RESOURCE, Touch.WRITTEN);
        }

        Collector watched(Name resource) {
            return add(resource, Sort.RESOURCE, Touch.WATCHED);
        }

        Collector capability(Optional<Name> name) {
            name.ifPresent(capability -> add(capability, Sort.CAPABILITY, Touch.HELD));
            return this;
        }

        Collector call(Optional<Name> name) {
            name.ifPresent(call -> add(call, Sort.CALL, Touch.HELD));
            return this;
        }
    }
}
