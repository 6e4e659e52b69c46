package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.List;
import java.util.stream.Stream;

/** Steps, one after the other. */
public record Block(List<Step> steps, Place place) {
    public Block {
        steps = List.copyOf(steps);
    }

    /** All steps of the block and of the blocks below it, each before those below it. */
    public Stream<Step> everyStep() {
        return steps.stream()
                .flatMap(step -> Stream.concat(
                        Stream.of(step), step.operation().blocks().stream().flatMap(Block::everyStep)));
    }
}
