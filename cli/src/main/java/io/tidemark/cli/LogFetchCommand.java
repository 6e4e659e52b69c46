package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.sync.DirectoryTarget;
import io.tidemark.runtime.sync.Fetched;
import io.tidemark.runtime.sync.PeerClient;
import io.tidemark.runtime.sync.SyncException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark log fetch}. */
@Command(
        name = "fetch",
        description =
                "Fetches the logs of a peer into copies, each from where its copy ends, and checks every byte before "
                        + "it is kept (docs/spec/23-sync.md). What it makes is a world for `log verify`, `log watch` and `replay`.",
        footer = {
            "",
            "Exit code 1 if a log is forked, or ends before what is here; what the peer tells otherwise is kept in DIR/forks."
        })
final class LogFetchCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "HOST:PORT", description = "Where the peer listens.")
    private String address = "";

    @Parameters(index = "1..*", paramLabel = "ACTOR", arity = "0..*", description = "Whose logs (default: all).")
    private List<String> actors = List.of();

    @Option(names = "--peer", required = true, paramLabel = "FINGERPRINT", description = "Who the peer must be.")
    private String peer = "";

    @Option(names = "--identity", required = true, paramLabel = "FILE", description = "This peer's secret.")
    private Path identity = Path.of("");

    @Option(names = "--into", required = true, paramLabel = "DIR", description = "Copies go to DIR/logs.")
    private Path into = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        PeerClient client = new PeerClient(IdentityFile.read(identity), PeerAddress.fingerprint(peer));
        List<Fetched> fetched = new ArrayList<>();
        try {
            client.fetch(
                    PeerAddress.address(address),
                    new DirectoryTarget(into),
                    Optional.empty(),
                    actor -> actors.isEmpty() || actors.contains(actor.name()),
                    fetched::add);
        } catch (SyncException refused) {
            if (!json() && !fetched.isEmpty()) {
                print(fetched);
            }
            throw SyncFaults.explain(refused);
        } catch (LogException failed) {
            throw LogFaults.explain(failed);
        }
        Set<String> missing = new HashSet<>(actors);
        fetched.forEach(each -> missing.remove(each.actor().name()));
        missing.stream()
                .filter(ActorId::isName)
                .sorted()
                .forEach(name -> fetched.add(new Fetched.Absent(new ActorId(name))));
        if (json()) {
            printJson(json(fetched));
        } else {
            print(fetched);
        }
        return fetched.stream().allMatch(each -> each instanceof Fetched.Whole) ? ExitCode.GOOD : ExitCode.REFUSED;
    }

    private void print(List<Fetched> fetched) {
        Table table = Table.of("log", ">entries", "");
        for (Fetched each : fetched) {
            switch (each) {
                case Fetched.Whole whole ->
                    table.row(
                            whole.actor(),
                            whole.after().sequence(),
                            Table.cell(
                                    Style.GOOD,
                                    whole.after().sequence() - whole.before().sequence() + " new"));
                case Fetched.Behind behind ->
                    table.row(
                            behind.actor(),
                            behind.ours().sequence(),
                            Table.cell(
                                    Style.BAD,
                                    "E_LOG_ROLLBACK: the peer's ends with entry "
                                            + behind.theirs().sequence()
                                            + "; ask another peer, and this one what became of the rest"));
                case Fetched.Forked fork ->
                    table.row(
                            fork.actor(),
                            fork.common().sequence(),
                            Table.cell(
                                    Style.BAD,
                                    "E_LOG_FORK: entry " + (fork.common().sequence() + 1) + " is "
                                            + fork.ours().hash() + " here and "
                                            + fork.theirs().hash() + " there, kept in " + fork.evidence()));
                case Fetched.Absent absent ->
                    table.row(absent.actor(), "", Table.cell(Style.NOTE, "the peer has no such log"));
            }
        }
        console().table(table);
    }

    private static ObjectNode json(List<Fetched> fetched) {
        ObjectNode document = Json.object();
        ArrayNode logs = document.putArray("logs");
        for (Fetched each : fetched) {
            ObjectNode log = logs.addObject().put("actor", each.actor().name());
            each.code().ifPresent(code -> log.put("code", code.name()));
            switch (each) {
                case Fetched.Whole whole ->
                    log.put("entries", whole.after().sequence())
                            .put(
                                    "new",
                                    whole.after().sequence() - whole.before().sequence())
                            .put("head", whole.after().hash().toString());
                case Fetched.Behind behind ->
                    log.put("entries", behind.ours().sequence())
                            .put("peer", behind.theirs().sequence());
                case Fetched.Forked fork ->
                    log.put("common", fork.common().sequence())
                            .put("ours", fork.ours().hash().toString())
                            .put("theirs", fork.theirs().hash().toString())
                            .put("evidence", fork.evidence());
                case Fetched.Absent absent -> log.put("absent", true);
            }
        }
        return document;
    }
}
