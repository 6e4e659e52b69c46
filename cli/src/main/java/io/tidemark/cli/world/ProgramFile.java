package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One of programs/*.yaml (docs/spec 9.5).
 *
 * @param domain the number of its domain when it is an account program, else 0
 * @param tokens what counts as a deposit for it, if proofs are to be checked
 */
public record ProgramFile(String name, KeySource key, long domain, List<TokenFile> tokens, Place place) {
    static final String FOLDER = "programs";
    static final Pattern YAML_FILE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}\\.yaml");
    static final String YAML_FILE_EXPECTED = "only files named in lower-case letters, digits, `_`, `-` and `.yaml`";

    private static final int KEY_BYTES = 64;
    private static final List<String> KEYS = List.of("name", "key", "domain", "tokens");

    public ProgramFile {
        tokens = List.copyOf(tokens);
    }

    static Map<String, ProgramFile> readAll(WorldFolder folder, WorldSettings settings)
            throws MalformedFileException, IOException {
        Map<String, ProgramFile> programs = new LinkedHashMap<>();
        for (String file : folder.list(FOLDER, YAML_FILE, YAML_FILE_EXPECTED)) {
            ProgramFile program = read(folder, FOLDER + "/" + file, settings);
            ProgramFile first = programs.putIfAbsent(program.name, program);
            if (first != null) {
                throw Names.taken("a program", program.name, program.place, first.place);
            }
        }
        return Collections.unmodifiableMap(programs);
    }

    private static ProgramFile read(WorldFolder folder, String file, WorldSettings settings)
            throws MalformedFileException, IOException {
        Fields fields = Fields.of(folder.readYaml(file), "a program", KEYS);
        Place place = fields.get("name").place();
        String name = Names.read(fields.get("name"));
        KeySource key = KeySource.read(fields.get("key"), KEY_BYTES, settings.development());
        long domain = fields.has("domain") ? domain(fields, settings) : 0;
        List<TokenFile> tokens = fields.has("tokens") ? TokenFile.readAll(fields) : List.of();
        return new ProgramFile(name, key, domain, tokens, place);
    }

    /** The number of the domain that the key `domain` names. */
    static long domain(Fields fields, WorldSettings settings) throws MalformedFileException {
        String name = fields.name("domain");
        Long number = settings.domains().get(name);
        if (number == null) {
            throw Names.unknown(
                    "a domain of world.yaml",
                    name,
                    fields.get("domain").place(),
                    settings.domains().keySet());
        }
        return number;
    }
}
