package io.tidemark.cli;

import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.Accept;
import io.tidemark.model.CellId;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Watched;
import io.tidemark.model.Withdraw;
import java.util.stream.Collectors;

/** Effects in one line, with the names that are known. */
final class EffectText {
    private final NameBook names;

    EffectText(NameBook names) {
        this.names = names;
    }

    /** Author, kind and fields. */
    String line(Effect effect) {
        return names.name(effect.author()) + ": " + effect.kind().label() + " " + fields(effect);
    }

    /** The fields that its kind uses. */
    String fields(Effect effect) {
        String group = effect.header().group().isNone()
                ? ""
                : ", member " + (effect.header().group().index() + 1) + " of "
                        + effect.header().group().size();
        return content(effect) + group;
    }

    private String content(Effect effect) {
        return switch (effect) {
            case Register e ->
                e.domain().value() == 0
                        ? "a plain program"
                        : "account of domain " + e.domain().value();
            case Deposit e ->
                "quantity " + e.quantity() + ", fact sequence "
                        + e.factSequence().value();
            case Withdraw e -> "resource " + id(e.resource());
            case Transfer e -> "resource " + id(e.resource()) + " to " + id(e.newOwner()) + by(e.capability());
            case Escrow e ->
                "resource " + id(e.resource()) + " to " + id(e.custodian()) + " slot "
                        + e.slot().value() + " until "
                        + Sentence.time(e.deadline().value()) + by(e.capability());
            case Claim e ->
                "resource " + id(e.resource()) + " from " + id(e.custodian()) + " slot "
                        + e.slot().value() + by(e.capability());
            case Revoke e -> "resource " + id(e.resource()) + " from " + id(e.custodian());
            case Delegate e ->
                e.rights().toList() + " over " + (e.scope().isNone() ? "all" : id(e.scope())) + " to " + id(e.holder())
                        + ", quantity " + e.quantity() + by(e.parent());
            case RevokeCapability e -> "capability " + id(e.capability());
            case Invoke e ->
                "target " + id(e.target()) + ", arguments "
                        + e.arguments().stream().map(this::id).collect(Collectors.joining(" "));
            case Accept e -> "call " + id(e.call());
            case Decline e -> "call " + id(e.call());
            case Split e -> "quantity " + e.quantity() + " off resource " + id(e.resource());
            case Merge e -> "resource " + id(e.other()) + " into " + id(e.resource());
            case Watch e -> "for " + condition(e.condition());
            case Fire e -> "watch " + id(e.watch()) + ", " + watched(e.watched());
            case Join e -> "program " + id(e.program());
        };
    }

    private String condition(Condition condition) {
        String what = watched(condition.watched());
        return switch (condition.kind()) {
            case STATUS ->
                what + " "
                        + ResourceStatus.of(condition.quantity().bits())
                                .map(Enum::name)
                                .orElse("that is none");
            case OWNER -> what;
            case QUANTITY_AT_LEAST, FACT_AT_LEAST -> what + " at least " + condition.quantity();
            case QUANTITY_AT_MOST, FACT_AT_MOST -> what + " at most " + condition.quantity();
            case TIME -> what + " " + Sentence.time(condition.time().value());
        };
    }

    private String watched(Watched watched) {
        return switch (watched.kind()) {
            case STATUS -> "status of resource " + id(watched.resource());
            case OWNER -> "resource " + id(watched.resource()) + " owned by " + id(watched.party());
            case QUANTITY_AT_LEAST, QUANTITY_AT_MOST -> "quantity of resource " + id(watched.resource());
            case FACT_AT_LEAST, FACT_AT_MOST ->
                "a fact of domain " + watched.domain().value()
                        + (watched.party().isNone() ? "" : " for " + id(watched.party()));
            case TIME -> "time";
        };
    }

    private String by(CellId capability) {
        return capability.isNone() ? "" : ", by capability " + id(capability);
    }

    private String id(CellId id) {
        return names.name(id);
    }
}
