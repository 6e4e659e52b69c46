package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark keys list}. */
@Command(name = "list", description = "Lists the keys that are here, and the shapes that have none.")
final class KeysListCommand extends Subcommand {
    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure {
        List<KeyDesk.Row> rows = KeyDesk.at(keys.folder()).list();
        if (json()) {
            ObjectNode document = Json.object().put("folder", keys.folder().toString());
            ArrayNode list = document.putArray("keys");
            rows.forEach(row -> list.add(KeyView.json(row)));
            ArrayNode shapes = document.putArray("shapes");
            KeyDesk.shapes()
                    .forEach(shape -> shapes.addObject()
                            .put("name", shape.name())
                            .put("effects", shape.effects())
                            .put("constraints", shape.constraints()));
            printJson(document);
            return ExitCode.GOOD;
        }
        console().line("Keys in " + keys.folder());
        Table table = Table.of("shape", ">effects", ">constraints", ">per effect", ">size", "key id", "");
        for (KeyDesk.Row row : rows) {
            table.row(
                    row.shape(),
                    row.effects(),
                    Words.grouped(row.constraints()),
                    Words.grouped(row.constraintsPerEffect()),
                    Words.bytes(row.bytes()),
                    row.id(),
                    row.usable() ? "" : Table.cell(Style.NOTE, "of another version"));
        }
        if (table.isEmpty()) {
            console().line("  none yet: `tidemark keys setup --development` makes the one of tiny");
        } else {
            console().table(table);
        }
        shapesWithout(rows);
        return ExitCode.GOOD;
    }

    private void shapesWithout(List<KeyDesk.Row> rows) {
        Table table = Table.of("shape", ">effects", ">constraints", "");
        for (KeyDesk.KnownShape shape : KeyDesk.shapes()) {
            boolean present = rows.stream()
                    .anyMatch(row -> row.usable() && row.shape().startsWith("tidemark/1/" + shape.name() + "/"));
            if (!present) {
                table.row(
                        shape.name(),
                        shape.effects(),
                        Words.grouped(shape.constraints()),
                        "tidemark keys setup --development --shape " + shape.name());
            }
        }
        if (!table.isEmpty()) {
            console().heading("Shapes without a key");
            console().table(table);
        }
    }
}
