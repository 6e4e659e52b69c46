package io.tidemark.runtime.program;

import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads effects (PRG-16), and the short words that stand for several (PRG-17). */
final class ActionReader {
    private static final int ARGUMENTS_MAX = 4;
    private static final Value HOUR = new Value.After(3_600);
    private static final Value NO = new Value.Flag(false);
    private static final Value ZERO = new Value.Whole(0);

    private final Declared declared;

    ActionReader(Declared declared) {
        this.declared = declared;
    }

    /** The effect that a word of {@link Grammar#EFFECTS} spells. */
    Action read(String word, YamlValue value) throws MalformedFileException {
        Entries keys = Entries.of(value, Objects.requireNonNull(Grammar.EFFECTS.get(word)));
        return switch (word) {
            case "register" -> new Action.Register(keys.name("role"));
            case "deposit" ->
                new Action.Deposit(
                        keys.name("account"),
                        keys.name("asset"),
                        keys.term("amount", ValueType.AMOUNT),
                        keys.name("as"));
            case "withdraw" ->
                new Action.Withdraw(
                        keys.maybeName("author"), keys.name("resource"), keys.term("destination", ValueType.TEXT));
            case "transfer" ->
                new Action.Transfer(
                        keys.maybeName("author"), keys.name("resource"), keys.name("to"), keys.maybeName("capability"));
            case "escrow" -> escrow(keys, keys.maybeName("author"), keys.name("custodian"));
            case "claim" -> new Action.Claim(keys.name("resource"), keys.name("to"), keys.maybeName("capability"));
            case "revoke" -> new Action.Revoke(keys.maybeName("author"), keys.name("resource"));
            case "delegate" -> delegate(keys);
            case "revoke_capability" -> new Action.RevokeCapability(keys.name("author"), keys.name("capability"));
            case "invoke" -> invoke(keys);
            case "accept" -> new Action.Accept(keys.maybeName("call"));
            case "decline" -> new Action.Decline(keys.maybeName("call"));
            case "split" ->
                new Action.Split(
                        keys.maybeName("author"),
                        keys.name("resource"),
                        keys.term("amount", ValueType.AMOUNT),
                        keys.name("as"));
            case "merge" -> new Action.Merge(keys.maybeName("author"), keys.name("resource"), keys.name("into"));
            case "join" -> new Action.Join(keys.name("author"), keys.name("program"));
            default -> throw new IllegalArgumentException("expected an effect's word, got " + word);
        };
    }

    /** The effects that a word of {@link Grammar#SUGAR} stands for, in order. */
    List<Action> readShort(String word, YamlValue value) throws MalformedFileException {
        Entries keys = Entries.of(value, Objects.requireNonNull(Grammar.SUGAR.get(word)));
        if (word.equals("refund")) {
            List<Action> actions = new ArrayList<>();
            for (Name resource : keys.names("resource")) {
                actions.add(new Action.Revoke(keys.maybeName("author"), resource));
            }
            if (actions.isEmpty()) {
                throw Fields.fault(keys.fields().get("resource"), "at least one resource");
            }
            return actions;
        }
        Name resource = keys.name("resource");
        Optional<Name> asset = keys.maybeName("asset");
        Name timeline =
                keys.has("timeline") || asset.isEmpty() ? keys.name("timeline") : declared.timeline(asset.get());
        Name account = declared.account(timeline);
        Name owner = declared.ofResource(keys.maybeName("from"), resource, "from", Resource::owner, keys.place());
        Name custodian = declared.ofResource(
                keys.maybeName("custodian"), resource, "custodian", Resource::custodian, keys.place());
        return List.of(
                new Action.Deposit(
                        account,
                        asset.isPresent() ? asset.get() : declared.asset(timeline),
                        keys.term("amount", ValueType.AMOUNT),
                        resource),
                new Action.Transfer(Optional.of(account), resource, owner, Optional.empty()),
                escrow(keys, Optional.of(owner), custodian));
    }

    private static Action escrow(Entries keys, Optional<Name> author, Name custodian) throws MalformedFileException {
        return new Action.Escrow(
                author,
                keys.name("resource"),
                custodian,
                keys.term("slot", ZERO),
                keys.term("deadline", HOUR),
                keys.term("revocable", NO),
                keys.maybeName("beneficiary"),
                keys.maybeName("capability"));
    }

    private static Action delegate(Entries keys) throws MalformedFileException {
        return new Action.Delegate(
                keys.name("author"),
                keys.maybeName("scope"),
                keys.name("holder"),
                rights(keys.fields()),
                keys.maybeTerm("quantity", ValueType.AMOUNT),
                keys.term("expiry", ValueType.TIME),
                keys.maybeName("parent"),
                keys.name("as"));
    }

    private static Action invoke(Entries keys) throws MalformedFileException {
        List<Name> arguments = keys.names("arguments");
        if (arguments.size() > ARGUMENTS_MAX) {
            throw Fields.fault(keys.fields().get("arguments"), "at most " + ARGUMENTS_MAX + " arguments");
        }
        return new Action.Invoke(
                keys.name("author"), keys.name("target"), keys.fields().text("entry"), arguments, keys.name("as"));
    }

    private static Rights rights(Fields fields) throws MalformedFileException {
        Map<String, Right> words = new LinkedHashMap<>();
        for (Right right : Right.values()) {
            words.put(right.name(), right);
        }
        List<Right> rights = new ArrayList<>();
        for (YamlValue item : fields.list("rights")) {
            rights.add(Fields.choice(item, words));
        }
        if (rights.isEmpty()) {
            throw Fields.fault(fields.get("rights"), "a list of at least one right");
        }
        return Rights.of(rights.toArray(Right[]::new));
    }
}
