package io.tidemark.cli.run;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Shapes;
import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.cli.CommandFailure;
import io.tidemark.core.RowLimits;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;

/** Shapes with what the builder of a batch needs of them. */
final class ShapeCatalog {
    private ShapeCatalog() {}

    /** The shape of that name for an instance. */
    static ShapeId id(String name, InstanceParameters parameters) {
        return new ShapeId(name, parameters.depth(), parameters.factDepth(), parameters.capabilityDepth());
    }

    static Shape shape(ShapeId id) throws CommandFailure {
        try {
            return Shapes.of(id);
        } catch (NativeBridgeException unknown) {
            throw BridgeFaults.explain(unknown);
        }
    }

    static RowLimits limits(ShapeId id) throws CommandFailure {
        ShapeCapacities all = shape(id).capacities();
        NativeShape known = NativeShape.of(id.name())
                .orElseThrow(() -> new IllegalStateException("a shape without rows: " + id.name()));
        ShapeCapacities common = new ShapeCapacities(
                all.effects(),
                all.authors(),
                all.joined(),
                all.resources(),
                known.capabilities(),
                known.calls(),
                all.nodes(),
                all.links(),
                all.arguments(),
                all.facts(),
                all.members(),
                all.groups(),
                all.promises());
        return new RowLimits(common, known.freshCapabilities(), known.freshCalls());
    }
}
