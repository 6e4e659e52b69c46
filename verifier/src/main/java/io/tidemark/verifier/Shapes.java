package io.tidemark.verifier;

import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows each table of a shape has (spec 5.7): {@code shapes.json}, which the circuits' registry is written to.
 */
final class Shapes {
    private static final String RESOURCE = "shapes.json";
    private static final JsonNode ROWS = load();

    private Shapes() {}

    private static JsonNode load() {
        try (InputStream in = Shapes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new AssertionError("the jar has no " + RESOURCE);
            }
            return JsonMapper.builder().build().readTree(in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The rows of a shape; its limits (depths) do not change them.
     *
     * @throws IllegalArgumentException if this version of the software knows no shape of that name
     */
    static ShapeCapacities capacities(ShapeId shape) {
        JsonNode rows = ROWS.get(shape.name());
        if (rows == null) {
            throw new IllegalArgumentException(
                    "expected one of the shapes " + ROWS.propertyNames() + ", got " + shape.name());
        }
        return new ShapeCapacities(
                rows(rows, "effects"),
                rows(rows, "authors"),
                rows(rows, "joined"),
                rows(rows, "resources"),
                rows(rows, "capabilities"),
                rows(rows, "calls"),
                rows(rows, "nodes"),
                rows(rows, "links"),
                rows(rows, "arguments"),
                rows(rows, "facts"),
                rows(rows, "members"),
                rows(rows, "groups"),
                rows(rows, "promises"));
    }

    private static int rows(JsonNode shape, String table) {
        return shape.required(table).intValue();
    }
}
