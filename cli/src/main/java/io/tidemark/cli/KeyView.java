package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import tools.jackson.databind.node.ObjectNode;

/** A key as JSON. */
final class KeyView {
    private KeyView() {}

    static ObjectNode json(KeyDesk.Row key) {
        ObjectNode node = Json.object();
        node.put("id", key.id()).put("shape", key.shape());
        ObjectNode rows = node.putObject("rows");
        key.rows().forEach(rows::put);
        node.put("constraints", key.constraints())
                .put("constraintsPerEffect", key.constraintsPerEffect())
                .put("size", key.bytes())
                .put("development", key.development())
                .put("usable", key.usable())
                .put("gnark", key.gnark())
                .put("circuit", key.circuitVersion())
                .put("folder", key.folder().toString());
        return node;
    }
}
