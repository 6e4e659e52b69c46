package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a circuit shape with the limits of the instances that it is for (spec 5.1, input 1): the integer of the ASCII
 * bytes of {@link #text}, for example {@code tidemark/1/medium/d8}.
 *
 * @param name a lower-case letter, then at most nine lower-case letters and digits
 * @param depth of the state tree
 * @param factDepth depth of the tree of facts
 * @param capabilityDepth longest chain of capabilities
 */
public record ShapeId(String name, int depth, int factDepth, int capabilityDepth) implements LaneValue {
    private static final String PREFIX = "tidemark/1/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,9}");
    private static final Pattern TEXT =
            Pattern.compile(PREFIX + "([a-z][a-z0-9]{0,9})/d([1-9][0-9]?)(?:/f([1-9])/c([1-9]))?");

    /**
     * Checks the name and the limits.
     *
     * @throws IllegalArgumentException if the name is none, or a limit is that of no instance
     */
    public ShapeId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a shape name of 1 to 10 lower-case letters and digits, got " + name);
        }
        InstanceParameters.checkLimits(depth, factDepth, capabilityDepth);
    }

    /** The id with the default limits of facts and capabilities. */
    public static ShapeId of(String name, int depth) {
        return new ShapeId(
                name, depth, InstanceParameters.FACT_DEPTH_DEFAULT, InstanceParameters.CAPABILITY_DEPTH_DEFAULT);
    }

    /**
     * Reads the text; inverse of {@link #text}.
     *
     * @throws IllegalArgumentException if it is not the text of a shape id
     */
    public static ShapeId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a shape id like tidemark/1/medium/d8, got " + text);
        }
        int depth = Integer.parseInt(matcher.group(2));
        ShapeId id = matcher.group(3) == null
                ? of(matcher.group(1), depth)
                : new ShapeId(
                        matcher.group(1),
                        depth,
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)));
        if (!id.text().equals(text)) {
            throw new IllegalArgumentException("expected " + id.text() + ", got " + text);
        }
        return id;
    }

    /**
     * Reads a lane; inverse of {@link #lane}.
     *
     * @throws IllegalArgumentException if it is not the lane of a shape id
     */
    public static ShapeId of(Fr lane) {
        BigInteger integer = lane.toBigInteger();
        return parse(new String(integer.toByteArray(), StandardCharsets.US_ASCII));
    }

    /** Whether the shape is for instances of these limits. */
    public boolean fits(InstanceParameters parameters) {
        return depth == parameters.depth()
                && factDepth == parameters.factDepth()
                && capabilityDepth == parameters.capabilityDepth();
    }

    /** {@code tidemark/1/<name>/d<depth>}; with other limits than the defaults, and {@code /f<..>/c<..>}. */
    public String text() {
        boolean defaults = factDepth == InstanceParameters.FACT_DEPTH_DEFAULT
                && capabilityDepth == InstanceParameters.CAPABILITY_DEPTH_DEFAULT;
        return PREFIX + name + "/d" + depth + (defaults ? "" : "/f" + factDepth + "/c" + capabilityDepth);
    }

    @Override
    public Fr lane() {
        return Fr.fromAscii(text());
    }

    @Override
    public String toString() {
        return text();
    }
}
