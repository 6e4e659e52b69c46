package io.tidemark.cli;

import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.Accept;
import io.tidemark.model.CellId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Invoke;
import io.tidemark.model.Register;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Transfer;
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
        };
    }

    private String by(CellId capability) {
        return capability.isNone() ? "" : ", by capability " + id(capability);
    }

    private String id(CellId id) {
        return names.name(id);
    }
}
