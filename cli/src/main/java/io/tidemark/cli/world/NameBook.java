package io.tidemark.cli.world;

import io.tidemark.algebra.Fr;
import io.tidemark.model.AssetId;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which index each name of a world was given, and back. Filled in the order of execution. Mutable; not thread-safe.
 */
public final class NameBook {
    private final Map<CellKind, Map<String, Long>> indexes = new EnumMap<>(CellKind.class);
    private final Map<CellKind, Map<Long, String>> names = new EnumMap<>(CellKind.class);

    private final Map<Fr, String> texts = new HashMap<>();

    /** Without any name: everything is shown by index. */
    public NameBook() {
        for (CellKind kind : CellKind.values()) {
            indexes.put(kind, new HashMap<>());
            names.put(kind, new HashMap<>());
        }
    }

    /**
     * The names of a world as its log records them.
     *
     * @throws MalformedFileException E_HISTORY if the batches are not those that were recorded
     */
    public static NameBook of(World world, List<LogEntry> log) throws MalformedFileException {
        NameBook book = new NameBook();
        world.facts().forEach(fact -> book.giveText(AssetId.of(fact.asset()).lane(), fact.asset()));
        for (LogEntry entry : log) {
            List<Proposal> proposals = world.batch(entry.batch()).proposals();
            if (proposals.size() != entry.outcomes().size()) {
                throw edited(world, entry.batch());
            }
            for (int i = 0; i < proposals.size(); i++) {
                LogEntry.Outcome outcome = entry.outcomes().get(i);
                if (!outcome.kind().equals(proposals.get(i).kind())) {
                    throw edited(world, entry.batch());
                }
                book.give(proposals.get(i), outcome.index());
            }
        }
        return book;
    }

    /** A batch that is not the one that was recorded under its number. */
    public static MalformedFileException edited(World world, int batch) {
        return new MalformedFileException(
                FaultCode.E_HISTORY,
                Place.file(world.folder().shown("batches/" + Numbered.name(batch) + ".yaml")),
                "the batch that was recorded in " + WorldLog.FILE,
                "it was edited since, or something before it was",
                "Put the old text back. To begin a new history, copy the world without logs/, bundles/, snapshots/ "
                        + "and state/.");
    }

    /** A world whose instance is another than the one that its files were made for. */
    public static MalformedFileException founded(World world) {
        return new MalformedFileException(
                FaultCode.E_HISTORY,
                Place.file(world.folder().shown(WorldSettings.FILE)),
                "the instance that instance.json and the log are of",
                "its name, limits or keepers were edited since",
                "Put the old text back. To begin a new history, copy the world without instance.json, logs/, bundles/, "
                        + "snapshots/ and state/.");
    }

    /** A copy that goes on by itself. */
    public NameBook copy() {
        NameBook copy = new NameBook();
        indexes.forEach(
                (kind, known) -> Objects.requireNonNull(copy.indexes.get(kind)).putAll(known));
        names.forEach(
                (kind, known) -> Objects.requireNonNull(copy.names.get(kind)).putAll(known));
        copy.texts.putAll(texts);
        return copy;
    }

    /** Notes which index the cell was given that an effect made; nothing if it made none. */
    public void give(Proposal proposal, long index) {
        CellKind kind = madeBy(proposal);
        String name = proposal instanceof Proposal.Register register
                ? register.program().name()
                : proposal.label();
        if (index != 0 && kind != null && name != null) {
            give(kind, name, index);
        }
    }

    /** Notes the name of a cell. */
    public void give(CellKind kind, String name, long index) {
        Objects.requireNonNull(indexes.get(kind)).put(name, index);
        Objects.requireNonNull(names.get(kind)).put(index, name);
    }

    /** The kind of cell that an effect makes; null if it makes none. */
    public static @Nullable CellKind madeBy(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Register e -> CellKind.PROGRAM;
            case Proposal.Deposit e -> CellKind.RESOURCE;
            case Proposal.Delegate e -> CellKind.CAPABILITY;
            case Proposal.Invoke e -> CellKind.CALL;
            case Proposal.Withdraw e -> null;
            case Proposal.Transfer e -> null;
            case Proposal.Escrow e -> null;
            case Proposal.Claim e -> null;
            case Proposal.Revoke e -> null;
            case Proposal.RevokeCapability e -> null;
            case Proposal.Accept e -> null;
            case Proposal.Decline e -> null;
            case Proposal.Split e -> CellKind.RESOURCE;
            case Proposal.Merge e -> null;
            case Proposal.Watch e -> CellKind.WATCH;
            case Proposal.Fire e -> null;
            case Proposal.Join e -> null;
        };
    }

    /** Notes a text that the world uses for a lane, for example an asset's name. */
    public void giveText(Fr lane, String text) {
        texts.put(lane, text);
    }

    /** The text of a lane, if the world has one. */
    public Optional<String> text(Fr lane) {
        return Optional.ofNullable(texts.get(lane));
    }

    /** The index of a name; empty while its effect did not happen. */
    public OptionalLong index(CellKind kind, String name) {
        Long index = Objects.requireNonNull(indexes.get(kind)).get(name);
        return index == null ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** The name of a cell, or its index as {@code #7}. */
    public String name(CellId id) {
        return name(id.kind(), id.index());
    }

    /** The same by kind and index. */
    public String name(CellKind kind, long index) {
        return Objects.requireNonNull(names.get(kind)).getOrDefault(index, "#" + index);
    }
}
