package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tidemark keys show}. */
@Command(name = "show", description = "Shows one key, after checking all its files.")
final class KeysShowCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "A key id, or its beginning.")
    private String wanted = "";

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure {
        KeyDesk desk = KeyDesk.at(keys.folder());
        KeyDesk.Row key = desk.show(KeyChoice.of(desk, wanted));
        if (json()) {
            printJson(KeyView.json(key));
            return ExitCode.GOOD;
        }
        Console console = console();
        console.line(key.id());
        console.table(Table.plain(2)
                .row("shape", key.shape())
                .row("kind", key.development() ? "development: whoever made it can forge proofs" : "production")
                .row("circuit", "version " + key.circuitVersion() + ", gnark " + key.gnark())
                .row(
                        "constraints",
                        Words.grouped(key.constraints()) + ", " + Words.grouped(key.constraintsPerEffect())
                                + " for each of " + key.effects() + " effects")
                .row("folder", key.folder()));
        console.heading("Rows of its tables");
        Table rows = Table.of("table", ">rows");
        key.rows().forEach(rows::row);
        console.table(rows);
        console.heading("Files");
        Table files = Table.of("file", ">size", "SHA-256");
        key.files().forEach(file -> files.row(file.name(), Words.bytes(file.bytes()), file.sha256()));
        console.table(files);
        return ExitCode.GOOD;
    }
}
