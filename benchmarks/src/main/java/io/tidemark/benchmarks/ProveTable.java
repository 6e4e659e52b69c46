package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Shapes;
import io.tidemark.core.RowCounts;
import io.tidemark.core.RowLimits;
import io.tidemark.model.ShapeCapacities;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;

/** A {@link ProveMeasurement} as Markdown. */
final class ProveTable {
    private final Formatter text = new Formatter(Locale.ROOT);

    private ProveTable() {}

    static String of(ProveMeasurement measured) throws NativeBridgeException {
        ProveTable table = new ProveTable();
        ProofRun typical = measured.typical();
        ProofRun first = measured.first();
        table.text.format(
                "| %s | first batch of the process | median of %d more |\n",
                measured.shape(), measured.later().size());
        table.text.format("| --- | --- | --- |\n");
        table.text.format("| Java's share of prove | %.2f %% | %.2f %% |\n", first.javaShare(), typical.javaShare());
        table.text.format(
                "| Java's share of processor time | %.2f %% | %.2f %% |\n",
                first.javaProcessorShare(), typical.javaProcessorShare());
        table.text.format(
                "| constraints per effect | %,d | %,d |\n",
                measured.constraintsPerEffect(),
                Math.ceilDiv(measured.constraints(), typical.rows().effects()));
        table.text.format("| constraints | %,d | %1$,d |\n", measured.constraints());
        table.text.format(
                "| effects | %d | %d |\n",
                first.rows().effects(), typical.rows().effects());
        table.times("whole", first.whole(), typical.whole());
        table.times("core and trace", first.core(), typical.core());
        table.times("encoding", first.encoding(), typical.encoding());
        table.times("native check (solve)", first.checking(), typical.checking());
        table.times("native prove (solve, prove, verify)", first.proving(), typical.proving());
        table.times("processor time of Java", first.javaProcessor(), typical.javaProcessor());
        table.times("processor time of the prover", first.proverProcessor(), typical.proverProcessor());
        table.times("verify in Java", first.verifying(), typical.verifying());
        measured.peakMemory()
                .ifPresent(bytes -> table.text.format("| peak memory of the prover | | %,d MB |\n", bytes / 1_000_000));
        table.rows(measured);
        return table.text.toString();
    }

    private void rows(ProveMeasurement measured) throws NativeBridgeException {
        RowCounts a = measured.first().rows();
        RowCounts b = measured.typical().rows();
        RowLimits limits = Shapes.limits(Batches.shape(measured.shape()));
        ShapeCapacities room = limits.capacities();
        text.format("| rows used of authors | %d | %d of %d |\n", a.programs(), b.programs(), room.authors());
        text.format("| of resources | %d | %d of %d |\n", a.resources(), b.resources(), room.resources());
        text.format("| of capabilities | %d | %d of %d |\n", a.capabilities(), b.capabilities(), room.capabilities());
        text.format(
                "| of freshCapabilities | %d | %d of %d |\n",
                a.freshCapabilities(), b.freshCapabilities(), limits.freshCapabilities());
        text.format("| of calls | %d | %d of %d |\n", a.calls(), b.calls(), room.calls());
        text.format("| of freshCalls | %d | %d of %d |\n", a.freshCalls(), b.freshCalls(), limits.freshCalls());
        text.format("| of nodes | %d | %d of %d |\n", a.nodes(), b.nodes(), room.nodes());
        text.format("| of links | %d | %d of %d |\n", a.links(), b.links(), room.links());
        text.format("| of arguments | %d | %d of %d |\n", a.arguments(), b.arguments(), room.arguments());
        text.format("| of facts | %d | %d of %d |\n", a.facts(), b.facts(), room.facts());
        text.format("| of members | %d | %d of %d |\n", a.members(), b.members(), room.members());
        text.format("| of groups | %d | %d of %d |\n", a.groups(), b.groups(), room.groups());
    }

    private void times(String what, Duration first, Duration typical) {
        text.format("| %s | %,.1f ms | %,.1f ms |\n", what, first.toNanos() / 1e6, typical.toNanos() / 1e6);
    }
}
