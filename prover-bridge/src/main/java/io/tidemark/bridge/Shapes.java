package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.RowLimits;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.util.List;

/** The shapes that there are circuits for. */
public final class Shapes {
    private Shapes() {}

    /** Their names, by size. */
    public static List<String> names() {
        return NativeShape.ALL.stream().map(NativeShape::name).toList();
    }

    /**
     * The shape of an id. Capabilities and calls that a batch makes have further rows: {@link #limits}.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN
     */
    public static Shape of(ShapeId id) throws NativeBridgeException {
        NativeShape known = require(id);
        return new Shape(
                id,
                new ShapeCapacities(
                        known.ops(),
                        known.authors(),
                        known.joined(),
                        known.resources(),
                        known.capabilities(),
                        known.calls(),
                        known.nodes(),
                        known.links(),
                        known.arguments(),
                        known.facts(),
                        known.members(),
                        known.groups(),
                        known.promises()));
    }

    /**
     * How many rows a batch may need to fit the shape of an id.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN
     */
    public static RowLimits limits(ShapeId id) throws NativeBridgeException {
        NativeShape known = require(id);
        return new RowLimits(of(id).capacities(), known.freshCapabilities(), known.freshCalls());
    }

    static NativeShape require(ShapeId id) throws NativeBridgeException {
        return NativeShape.of(id.name())
                .orElseThrow(() -> new NativeBridgeException(
                        NativeStatus.E_SHAPE_UNKNOWN, "no circuit is called " + id.name() + ", known are " + names()));
    }
}
