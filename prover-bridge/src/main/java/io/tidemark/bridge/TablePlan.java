package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.bridge.generated.WitnessLayout;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Statement;

/** Where the rows of each table of a shape's witness lie. Tables and rows follow one another without gaps. */
final class TablePlan {
    static {
        // The layout is generated from the circuit, the plan follows it by hand: a difference is found here, at once.
        if (Statement.PUBLIC_INPUTS.size() != WitnessLayout.Statement.WIDTH) {
            throw new AssertionError("expected " + WitnessLayout.Statement.WIDTH + " public inputs");
        }
        for (NativeShape shape : NativeShape.ALL) {
            TablePlan plan = new TablePlan(shape, InstanceParameters.FACT_DEPTH_DEFAULT);
            if (plan.lanes != shape.lanes() || plan.next != WitnessLayout.TABLES.size()) {
                throw new AssertionError(
                        "expected " + shape.lanes() + " lanes of " + shape.name() + ", got " + plan.lanes);
            }
        }
    }

    private final NativeShape shape;
    private final int factDepth;
    private int lanes;
    private int next;

    final Table statement;
    final Table batch;
    final Table ops;
    final Table authors;
    final Table joined;
    final Table resources;
    final Table capabilities;
    final Table freshCapabilities;
    final Table calls;
    final Table freshCalls;
    final Table nodes;
    final Table links;
    final Table arguments;
    final Table facts;
    final Table members;
    final Table groups;
    final Table promises;

    private TablePlan(NativeShape shape, int factDepth) {
        this.shape = shape;
        this.factDepth = factDepth;
        statement = table("statement", 1, WitnessLayout.Statement.WIDTH);
        batch = table("batch", 1, WitnessLayout.Batch.WIDTH);
        ops = table("ops", shape.ops(), WitnessLayout.Ops.WIDTH);
        authors = table("authors", shape.authors(), WitnessLayout.Authors.WIDTH);
        joined = table("joined", shape.joined(), WitnessLayout.Joined.WIDTH);
        resources = table("resources", shape.resources(), WitnessLayout.Resources.WIDTH);
        capabilities = table("capabilities", shape.capabilities(), WitnessLayout.Capabilities.WIDTH);
        freshCapabilities =
                table("freshCapabilities", shape.freshCapabilities(), WitnessLayout.FreshCapabilities.WIDTH);
        calls = table("calls", shape.calls(), WitnessLayout.Calls.WIDTH);
        freshCalls = table("freshCalls", shape.freshCalls(), WitnessLayout.FreshCalls.WIDTH);
        nodes = table("nodes", shape.nodes(), WitnessLayout.Nodes.WIDTH);
        links = table("links", shape.links(), WitnessLayout.Links.WIDTH);
        arguments = table("arguments", shape.arguments(), WitnessLayout.Arguments.WIDTH);
        facts = table("facts", shape.facts(), WitnessLayout.Facts.PATH + factDepth * WitnessLayout.Facts.LEVEL_WIDTH);
        members = table("members", shape.members(), WitnessLayout.Members.WIDTH);
        groups = table("groups", shape.groups(), WitnessLayout.Groups.WIDTH);
        promises = table("promises", shape.promises(), WitnessLayout.Promises.WIDTH);
    }

    /**
     * The plan of a shape.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN
     */
    static TablePlan of(ShapeId id) throws NativeBridgeException {
        return new TablePlan(Shapes.require(id), id.factDepth());
    }

    private Table table(String name, int rows, int width) {
        if (!WitnessLayout.TABLES.get(next).equals(name)) {
            throw new AssertionError("expected the table " + WitnessLayout.TABLES.get(next) + ", got " + name);
        }
        next++;
        Table table = new Table(shape.name(), name, lanes, rows, width);
        lanes += rows * width;
        return table;
    }

    /** Lanes of the witness, public ones included. */
    int lanes() {
        return lanes;
    }

    /** Levels of a fact's path. */
    int factDepth() {
        return factDepth;
    }

    /**
     * A run of rows.
     *
     * @param offset its first lane, counted from the witness's beginning
     * @param width lanes of a row
     */
    record Table(String shape, String name, int offset, int rows, int width) {
        /**
         * Refuses more rows than there are.
         *
         * @throws NativeBridgeException with E_WITNESS_SHAPE
         */
        void require(int needed) throws NativeBridgeException {
            if (needed > rows) {
                throw new NativeBridgeException(
                        NativeStatus.E_WITNESS_SHAPE,
                        "the batch needs " + needed + " rows of " + name + ", the shape " + shape + " has " + rows
                                + ": take a larger shape or a smaller batch");
            }
        }

        /** The first lane of a row. */
        int row(int index) {
            return offset + index * width;
        }
    }
}
