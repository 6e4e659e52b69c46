package io.tidemark.model;

import java.util.List;

/**
 * The author calls a target program and hands it resources, which wait in the new call (spec 3.2, 3.6).
 *
 * @param target the program called
 * @param arguments up to {@value #ARGUMENTS_MAX} resources of the author
 * @param entry what is called
 * @param callHead the author's call head before this effect
 */
public record Invoke(
        EffectHeader header, ProgramId target, List<ResourceId> arguments, EntryDigest entry, IntentHead callHead)
        implements CallEffect {
    /** The most arguments of a call. */
    public static final int ARGUMENTS_MAX = 4;

    /**
     * Copies the arguments and checks them. An argument that stands twice is no fault here but E_CELL_CONFLICT.
     *
     * @throws IllegalArgumentException if there are too many, or one is NONE
     */
    public Invoke {
        arguments = checkArguments(arguments);
    }

    static List<ResourceId> checkArguments(List<ResourceId> arguments) {
        if (arguments.size() > ARGUMENTS_MAX || arguments.contains(ResourceId.NONE)) {
            throw new IllegalArgumentException(
                    "expected at most " + ARGUMENTS_MAX + " arguments, none of them NONE, got " + arguments);
        }
        return List.copyOf(arguments);
    }

    @Override
    public EffectKind kind() {
        return EffectKind.INVOKE;
    }

    @Override
    public Invoke withHeader(EffectHeader other) {
        return new Invoke(other, target, arguments, entry, callHead);
    }

    @Override
    public Invoke withCallHead(IntentHead other) {
        return new Invoke(header, target, arguments, entry, other);
    }
}
