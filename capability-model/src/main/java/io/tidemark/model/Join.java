package io.tidemark.model;

/**
 * The author's clock passes another program's (spec 3.6).
 *
 * @param program the program joined, not the author
 */
public record Join(EffectHeader header, ProgramId program) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.JOIN;
    }

    @Override
    public Join withHeader(EffectHeader other) {
        return new Join(other, program);
    }
}
