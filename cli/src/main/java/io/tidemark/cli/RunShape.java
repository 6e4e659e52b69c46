package io.tidemark.cli;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Shapes;
import io.tidemark.core.RowLimits;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeId;

/** The shape that a run is cut for. Apart from the command, which is loaded where there is no prover. */
final class RunShape {
    private RunShape() {}

    /** The shape, if the prover has it. */
    static Shape of(ShapeId id, String name) throws CommandFailure {
        try {
            return Shapes.of(id);
        } catch (NativeBridgeException unknown) {
            throw unknown(name);
        }
    }

    /** How many rows each table of it has. */
    static RowLimits limits(ShapeId id, String name) throws CommandFailure {
        try {
            return Shapes.limits(id);
        } catch (NativeBridgeException unknown) {
            throw unknown(name);
        }
    }

    private static CommandFailure unknown(String name) {
        return CommandFailure.usage(
                "there is no shape `" + name + "`", "Choose one of: " + String.join(", ", Shapes.names()) + ".");
    }
}
