package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Shapes;
import io.tidemark.core.RowCounts;
import io.tidemark.core.RowLimits;
import io.tidemark.model.ShapeCapacities;
import java.time.Duration;
import java.util.Locale;

/** A {@link ProveMeasurement} as Markdown. */
final class ProveTable {
    private final StringBuilder text = new StringBuilder();

    private ProveTable() {}

    static String of(ProveMeasurement measured) throws NativeBridgeException {
        ProveTable table = new ProveTable();
        ProofRun typical = measured.typical();
        ProofRun first = measured.first();
        table.line(
                "| %s | first batch of the process | median of %d more |",
                measured.shape(), measured.later().size());
        table.line("| --- | --- | --- |");
        table.line("| Java's share of prove | %.2f %% | %.2f %% |", first.javaShare(), typical.javaShare());
        table.line(
                "| Java's share of processor time | %.2f %% | %.2f %% |",
                first.javaProcessorShare(), typical.javaProcessorShare());
        table.line(
                "| constraints per effect | %,d | %,d |",
                measured.constraintsPerEffect(),
                Math.ceilDiv(measured.constraints(), typical.rows().effects()));
        table.line("| constraints | %,d | %1$,d |", measured.constraints());
        table.line(
                "| effects | %d | %d |", first.rows().effects(), typical.rows().effects());
        table.times("whole", first.whole(), typical.whole());
        table.times("core and trace", first.core(), typical.core());
        table.times("encoding", first.encoding(), typical.encoding());
        table.times("native check (solve)", first.checking(), typical.checking());
        table.times("native prove (solve, prove, verify)", first.proving(), typical.proving());
        table.times("processor time of Java", first.javaProcessor(), typical.javaProcessor());
        table.times("processor time of the prover", first.proverProcessor(), typical.proverProcessor());
        table.times("verify in Java", first.verifying(), typical.verifying());
        measured.peakMemory()
                .ifPresent(bytes -> table.line("| peak memory of the prover | | %,d MB |", bytes / 1_000_000));
        table.rows(measured);
        return table.text.toString();
    }

    private void rows(ProveMeasurement measured) throws NativeBridgeException {
        RowCounts a = measured.first().rows();
        RowCounts b = measured.typical().rows();
        RowLimits limits = Shapes.limits(Batches.shape(measured.shape()));
        ShapeCapacities room = limits.capacities();
        line("| rows used of authors | %d | %d of %d |", a.programs(), b.programs(), room.authors());
        line("| of resources | %d | %d of %d |", a.resources(), b.resources(), room.resources());
        line("| of capabilities | %d | %d of %d |", a.capabilities(), b.capabilities(), room.capabilities());
        line(
                "| of freshCapabilities | %d | %d of %d |",
                a.freshCapabilities(), b.freshCapabilities(), limits.freshCapabilities());
        line("| of calls | %d | %d of %d |", a.calls(), b.calls(), room.calls());
        line("| of freshCalls | %d | %d of %d |", a.freshCalls(), b.freshCalls(), limits.freshCalls());
        line("| of nodes | %d | %d of %d |", a.nodes(), b.nodes(), room.nodes());
        line("| of links | %d | %d of %d |", a.links(), b.links(), room.links());
        line("| of arguments | %d | %d of %d |", a.arguments(), b.arguments(), room.arguments());
        line("| of facts | %d | %d of %d |", a.facts(), b.facts(), room.facts());
        line("| of members | %d | %d of %d |", a.members(), b.members(), room.members());
        line("| of groups | %d | %d of %d |", a.groups(), b.groups(), room.groups());
    }

    private void times(String what, Duration first, Duration typical) {
        line("| %s | %,.1f ms | %,.1f ms |", what, first.toNanos() / 1e6, typical.toNanos() / 1e6);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
