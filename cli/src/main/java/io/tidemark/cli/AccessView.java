package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.Right;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.question.Access;
import io.tidemark.verifier.audit.question.AccessQuestion;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who can do what to a resource. */
final class AccessView {
    private final Console console;
    private final NameBook names;

    AccessView(Console console, NameBook names) {
        this.console = console;
        this.names = names;
    }

    void print(Ledger ledger, KnownResource resource) {
        console.heading("Who can do what to " + names.name(resource.id()) + ", tick "
                + resource.clock().value());
        Table table = Table.of("program", "may", "as", "through");
        for (Access access : AccessQuestion.ask(ledger, resource)) {
            table.row(names.name(access.program()), may(access), way(access.way()), chain(access.chain()));
        }
        if (table.isEmpty()) {
            console.line("  nobody: it is " + resource.holding().status());
        } else {
            console.table(table);
        }
        if (!ledger.isWhole()) {
            console.line(console.styled(Style.NOTE, "Incomplete: ")
                    + "something before it is withheld or missing, so there may be more.");
        }
    }

    ObjectNode json(Ledger ledger, KnownResource resource) {
        ObjectNode document = Json.object();
        document.put("resource", resource.id().index())
                .put("name", names.name(resource.id()))
                .put("status", resource.holding().status().name())
                .put("tick", resource.clock().value())
                .put("complete", ledger.isWhole());
        ArrayNode list = document.putArray("access");
        for (Access access : AccessQuestion.ask(ledger, resource)) {
            ObjectNode node = list.addObject()
                    .put("program", access.program().index())
                    .put("programName", names.name(access.program()))
                    .put("as", access.way().name());
            ArrayNode rights = node.putArray("rights");
            access.rights().toList().stream().map(Right::name).forEach(rights::add);
            ArrayNode chain = node.putArray("chain");
            access.chain().forEach(link -> chain.add(link.id().index()));
        }
        return document;
    }

    private static String may(Access access) {
        String rights = access.rights().toList().stream().map(Right::name).collect(Collectors.joining(" "));
        return switch (access.way()) {
            case ESCROWER -> "revoke";
            case CALL_TARGET -> "accept, decline";
            case OWNER, CUSTODIAN, BENEFICIARY, CAPABILITY -> rights;
        };
    }

    private static String way(Access.Way way) {
        return switch (way) {
            case OWNER -> "owner";
            case CUSTODIAN -> "custodian";
            case BENEFICIARY -> "beneficiary";
            case ESCROWER -> "escrower";
            case CALL_TARGET -> "target of the call";
            case CAPABILITY -> "holder";
        };
    }

    private String chain(List<KnownCapability> chain) {
        return chain.stream()
                .map(link -> names.name(link.id()) + " from "
                        + names.name(link.grant().grantor()))
                .collect(Collectors.joining(", under "));
    }
}
