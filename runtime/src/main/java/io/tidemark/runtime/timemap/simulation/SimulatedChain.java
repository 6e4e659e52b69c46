package io.tidemark.runtime.timemap.simulation;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Height;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.timemap.DepositSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A chain that follows from its rules, its seed and the deposits sent to it. Not thread-safe. */
public final class SimulatedChain {
    private final ChainRules rules;
    private final SplittableRandom dice;
    private final List<SimulatedBlock> blocks = new ArrayList<>();
    private final List<DepositSighting> pending = new ArrayList<>();
    private long transfers;
    private long forks;

    /** A chain with block 0. */
    public SimulatedChain(ChainRules rules, long seed) {
        this.rules = rules;
        this.dice = new SplittableRandom(seed);
        blocks.add(block(rules.genesis()));
    }

    /** Sends a deposit, which the next block will hold. */
    public DepositSighting deposit(ProgramId account, AssetId asset, Quantity quantity) {
        Reference reference = Reference.of(
                "transfer " + ++transfers + " of domain " + rules.domain().value());
        DepositSighting deposit = new DepositSighting(account, asset, quantity, reference);
        pending.add(deposit);
        return deposit;
    }

    /** Moves on by one block, which may come with a reorganisation. */
    public ChainStep advance() {
        int depth = dice.nextInt(100) < rules.reorgPercent() && rules.reorgDepthMax() > 0
                ? 1 + dice.nextInt(rules.reorgDepthMax())
                : 0;
        return reorganize(Math.min(depth, blocks.size() - 1));
    }

    /**
     * Replaces the last blocks and moves on by one. Transfers of replaced blocks come again in the first new one, unless
     * they are lost.
     *
     * @param depth how many blocks to replace; 0 for none
     * @throws IllegalArgumentException if there are not so many above block 0
     */
    public ChainStep reorganize(int depth) {
        if (depth < 0 || depth >= blocks.size()) {
            throw new IllegalArgumentException("expected a depth from 0 to " + (blocks.size() - 1) + ", got " + depth);
        }
        List<SimulatedBlock> replaced = blocks.subList(blocks.size() - depth, blocks.size());
        List<Seconds> times = new ArrayList<>();
        List<DepositSighting> orphans = new ArrayList<>();
        for (SimulatedBlock block : replaced) {
            times.add(block.head().time());
            orphans.addAll(block.deposits());
        }
        replaced.clear();
        forks += depth > 0 ? 1 : 0;
        orphans.removeIf(orphan -> dice.nextInt(100) < rules.dropPercent());
        pending.addAll(0, orphans);
        times.add(
                Seconds.of((times.isEmpty() ? last().head().time() : times.getLast()).value() + rules.blockSeconds()));
        int first = blocks.size();
        times.forEach(time -> blocks.add(block(time)));
        return new ChainStep(times.getLast(), blocks.subList(first, blocks.size()));
    }

    /** The blocks of the chain as it is now, from block 0. */
    public List<SimulatedBlock> blocks() {
        return List.copyOf(blocks);
    }

    private SimulatedBlock last() {
        return blocks.getLast();
    }

    private SimulatedBlock block(Seconds time) {
        long height = blocks.size();
        Reference hash = Reference.of("block " + height + " of fork " + forks + " of domain "
                + rules.domain().value());
        SimulatedBlock block =
                new SimulatedBlock(new DomainHead(rules.domain(), Height.of(height), time, hash), pending);
        pending.clear();
        return block;
    }
}
