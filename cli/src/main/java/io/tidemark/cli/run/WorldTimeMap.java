package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.BlockFile;
import io.tidemark.cli.world.FactFile;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.SnapshotPlan;
import io.tidemark.cli.world.World;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.CellKind;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.timemap.DepositSighting;
import io.tidemark.runtime.timemap.Observing;
import io.tidemark.runtime.timemap.Reading;
import io.tidemark.runtime.timemap.Recording;
import io.tidemark.runtime.timemap.Refused;
import io.tidemark.runtime.timemap.Sighting;
import io.tidemark.runtime.timemap.SnapshotTaking;
import io.tidemark.runtime.timemap.TimeMap;
import io.tidemark.runtime.timemap.TimeMapCode;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time map of a world: what its plans and facts say, as observations that its keepers make, plan by plan (docs/spec 9.7).
 * Not thread-safe.
 */
final class WorldTimeMap {
    private final World world;
    private final KeeperDesk keepers;
    private final FactBlocks blocks;
    private TimeMap map;
    private int facts;

    WorldTimeMap(World world, InstanceParameters parameters, KeeperDesk keepers) {
        this.world = world;
        this.keepers = keepers;
        this.blocks = new FactBlocks(world);
        this.map = TimeMap.of(parameters);
    }

    /** The snapshot that a plan describes, after all that it says was seen. Plans come in order. */
    SnapshotView take(SnapshotPlan plan, State state, NameBook names)
            throws CommandFailure, MalformedFileException, IOException {
        for (BlockFile block : plan.blocks()) {
            observe(head(block), List.of(), plan.place());
        }
        observeFacts(plan, state, names);
        for (BlockFile block : plan.heads()) {
            DomainHead head = head(block);
            observe(head, List.of(), plan.place());
            if (!map.heads().contains(head)) {
                throw CommandFailure.malformed(
                        "E_OBSERVATION_HEAD",
                        plan.place() + ": expected the highest block of its domain under `heads`, but " + map.heads()
                                + " stand",
                        "When a chain was reorganised, name the first block that took the place of another under "
                                + "`blocks`.");
            }
        }
        return switch (map.snapshot(state, Seconds.of(plan.time()))) {
            case Refused refused -> throw refused(refused, plan.place());
            case SnapshotTaking.Taken taken -> {
                map = taken.map();
                yield taken.view();
            }
        };
    }

    private void observeFacts(SnapshotPlan plan, State state, NameBook names)
            throws CommandFailure, MalformedFileException, IOException {
        List<FactFile> fresh = world.facts().subList(facts, plan.facts());
        facts = plan.facts();
        List<FactFile> together = new ArrayList<>();
        Optional<DomainHead> block = Optional.empty();
        for (FactFile file : fresh) {
            checkAccount(plan, file, state, names);
            DomainHead of = blocks.of(file, plan);
            if (block.filter(of::equals).isEmpty()) {
                observe(block, together, state, names);
                together.clear();
            }
            block = Optional.of(of);
            together.add(file);
        }
        observe(block, together, state, names);
    }

    private static void checkAccount(SnapshotPlan plan, FactFile file, State state, NameBook names)
            throws MalformedFileException {
        long account = file.kind() == FactKind.OBSERVATION
                ? 0
                : names.index(CellKind.PROGRAM, file.account()).orElse(Long.MAX_VALUE);
        if (account > state.leaf().counts().programs()) {
            throw new MalformedFileException(
                    FaultCode.E_NAME_UNKNOWN,
                    plan.place(),
                    "facts of accounts that are registered after batch " + plan.afterBatch(),
                    "`" + file.account() + "` of the fact `" + file.name() + "` is not",
                    "Let a later snapshot hold the fact.");
        }
    }

    private void observe(Optional<DomainHead> block, List<FactFile> files, State state, NameBook names)
            throws CommandFailure, MalformedFileException, IOException {
        if (files.isEmpty()) {
            return;
        }
        DomainHead head = block.orElseThrow();
        List<Sighting> sightings = new ArrayList<>();
        for (FactFile file : files) {
            Fact fact = EffectMaker.fact(file, names, state.leaf().counts());
            blocks.check(file, fact, head);
            sightings.add(sighting(fact));
        }
        observe(head, sightings, files.getFirst().place());
        for (FactFile file : files) {
            Fact fact = EffectMaker.fact(file, names, state.leaf().counts());
            if (!map.allFacts().contains(fact)) {
                throw refused(
                        new Refused(
                                TimeMapCode.E_FACT_SEQUENCE,
                                "the sequence that the deposit has in the order of observation of its account",
                                String.valueOf(file.sequence())),
                        file.place());
            }
        }
    }

    private static Sighting sighting(Fact fact) {
        return switch (fact.kind()) {
            case DEPOSIT -> new DepositSighting(fact.account(), fact.asset(), fact.quantity(), fact.reference());
            case OBSERVATION -> new Reading(fact.asset(), fact.quantity(), fact.reference());
        };
    }

    private void observe(DomainHead head, List<Sighting> sightings, Place place)
            throws CommandFailure, MalformedFileException, IOException {
        switch (map.observeMore(head, sightings)) {
            case Observing.Seen seen ->
                map = switch (map.assume(keepers.sign(seen.observation()))) {
                    case Recording.Recorded recorded -> recorded.map();
                    case Refused refused -> throw refused(refused, place);
                };
            case Refused refused -> {
                if (refused.code() != TimeMapCode.E_OBSERVATION_KNOWN) {
                    throw refused(refused, place);
                }
            }
        }
    }

    static DomainHead head(BlockFile block) {
        return new DomainHead(
                DomainId.of(block.domain()),
                new Height(block.height()),
                Seconds.of(block.time()),
                Reference.of(block.hash()));
    }

    private static CommandFailure refused(Refused refused, Place place) {
        return CommandFailure.malformed(
                refused.code().name(),
                place + ": expected " + refused.expected() + ", got " + refused.actual(),
                "Correct it (docs/spec/16-time-map.md says what an observation may be) and run the command again.");
    }
}
