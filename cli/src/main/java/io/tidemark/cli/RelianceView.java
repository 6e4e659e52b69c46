package io.tidemark.cli;

import io.tidemark.cli.run.KeptTimeMap;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.runtime.timemap.KeeperLogs;
import io.tidemark.runtime.timemap.Reliance;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Effects that relied on facts which no longer stand (spec TMP-13). */
record RelianceView(List<Reliance> reliances) {
    RelianceView {
        reliances = List.copyOf(reliances);
    }

    /** What the logs of a world's keepers say of these effects; nothing without logs. */
    static RelianceView of(World world, InstanceParameters parameters, Collection<Effect> effects)
            throws CommandFailure, MalformedFileException, IOException {
        Optional<KeeperLogs.Restored> restored = KeptTimeMap.of(world, parameters);
        return new RelianceView(
                restored.map(kept -> kept.map().reliedOnSuperseded(effects)).orElse(List.of()));
    }

    void print(Console console, NameBook names) {
        if (reliances.isEmpty()) {
            return;
        }
        console.heading("Relied on facts that no longer stand (from the logs of the keepers)");
        Table table = Table.of("effect", "by", ">counter", ">block", ">quantity", "now");
        for (Reliance reliance : reliances) {
            String now = reliance.replacement()
                    .map(other -> (reliance.isMadeGood() ? "made good in block " : "comes otherwise in block ")
                            + FactText.height(other))
                    .orElse("not seen again");
            table.row(
                    reliance.effect().kind().label(),
                    names.name(reliance.effect().author()),
                    reliance.effect().header().counter().value(),
                    FactText.height(reliance.fact()),
                    FactText.quantity(reliance.fact()),
                    Table.cell(reliance.isMadeGood() ? Style.NOTE : Style.BAD, now));
        }
        console.table(table);
    }

    void putInto(ObjectNode document) {
        ArrayNode list = document.putArray("reliedOnSuperseded");
        for (Reliance reliance : reliances) {
            ObjectNode node = list.addObject()
                    .put("effect", reliance.effect().kind().label())
                    .put("author", reliance.effect().author().index())
                    .put("counter", reliance.effect().header().counter().value())
                    .put("fact", digest(reliance.fact()))
                    .put("madeGood", reliance.isMadeGood());
            reliance.replacement().ifPresent(other -> node.put("replacement", digest(other)));
        }
    }

    private static String digest(Fact fact) {
        return fact.digest().lane().toString();
    }
}
