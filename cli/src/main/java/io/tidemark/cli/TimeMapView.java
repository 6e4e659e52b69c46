package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.Snapshot;
import io.tidemark.runtime.timemap.Event;
import io.tidemark.runtime.timemap.FactStatus;
import io.tidemark.runtime.timemap.TimeMap;

/** The time map of a world, for people. */
final class TimeMapView {
    private final Console console;
    private final WorldView view;
    private final TimeMap map;

    TimeMapView(Console console, WorldView view) {
        this.console = console;
        this.view = view;
        this.map = view.map();
    }

    void print() {
        console.line("Version " + map.version().number() + ", " + map.version().hash());
        domains();
        facts();
        snapshots();
        if (view.restored().assumed() > 0) {
            console.line(Words.count(view.restored().assumed(), "observation")
                    + " without a quorum of their own, which a signed snapshot stands for.");
        }
        view.problems()
                .forEach(problem -> console.line(console.styled(Style.BAD, problem.code()) + ": " + problem.message()));
    }

    private void domains() {
        console.heading("Domains");
        Table table = Table.of("domain", ">blocks", ">highest", "time", "hash");
        for (DomainHead head : map.heads()) {
            table.row(
                    view.domain(head.domain().value()),
                    map.timestamps(head.domain()).size(),
                    Long.toUnsignedString(head.height().bits()),
                    Sentence.time(head.time().value()),
                    head.hash().lane());
        }
        listOrNone(table, "nothing was observed");
    }

    private void facts() {
        console.heading("Facts");
        Table table = Table.of("domain", ">block", "account", ">sequence", ">quantity", "asset", "now");
        for (Fact fact : map.allFacts()) {
            FactStatus status = map.status(fact.digest());
            table.row(
                    view.domain(fact.domain().value()),
                    FactText.height(fact),
                    view.names().name(fact.account()),
                    fact.sequence().value(),
                    FactText.quantity(fact),
                    fact.asset().lane(),
                    Table.cell(style(status), FactText.phrase(status)));
        }
        listOrNone(table, "none");
    }

    private static Style style(FactStatus status) {
        return switch (status) {
            case FactStatus.Standing standing -> Style.GOOD;
            case FactStatus.Passed passed -> Style.NOTE;
            case FactStatus.Superseded superseded -> Style.BAD;
            case FactStatus.Withdrawn withdrawn -> Style.BAD;
            case FactStatus.Unknown unknown -> Style.BAD;
        };
    }

    private void snapshots() {
        console.heading("Snapshots");
        Table table = Table.of(">snapshot", "time", "digest");
        for (Event.SnapshotTaken taken : view.snapshots()) {
            Snapshot snapshot = taken.snapshot();
            table.row(
                    snapshot.sequence().value(),
                    Sentence.time(snapshot.time().value()),
                    snapshot.digest().lane());
        }
        listOrNone(table, "none");
    }

    private void listOrNone(Table table, String none) {
        if (table.isEmpty()) {
            console.line("  " + none);
        } else {
            console.table(table);
        }
    }
}
