package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that the keepers saw (docs/spec 9.7).
 *
 * @param domain the domain's number
 * @param height unsigned
 * @param time Unix seconds
 */
public record BlockFile(long domain, long height, long time, String hash) {
    private static final List<String> HEAD_KEYS = List.of("height", "time", "hash");
    private static final List<String> BLOCK_KEYS = List.of("domain", "height", "time", "hash");

    /** Of a domain that stands elsewhere. */
    static BlockFile head(long domain, YamlValue value) throws MalformedFileException {
        return read(domain, Fields.of(value, "a domain's head", HEAD_KEYS));
    }

    static List<BlockFile> readAll(Fields plan, WorldSettings settings) throws MalformedFileException {
        List<BlockFile> blocks = new ArrayList<>();
        for (YamlValue value : plan.list("blocks")) {
            Fields fields = Fields.of(value, "a block", BLOCK_KEYS);
            blocks.add(read(ProgramFile.domain(fields, settings), fields));
        }
        return blocks;
    }

    private static BlockFile read(long domain, Fields fields) throws MalformedFileException {
        return new BlockFile(domain, fields.unsigned("height", 64, 0), fields.time("time"), fields.text("hash"));
    }
}
