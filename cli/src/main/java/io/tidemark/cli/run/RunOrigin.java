package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.Sha256;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.check.CheckedProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a world is run from: all that its effects, batches and root follow from (spec PRG-32). Kept with it, so that who
 * goes on with the run knows whether it is the same.
 *
 * @param sources the digest of the program's files
 * @param values of its parameters, as a program spells them
 */
public record RunOrigin(String program, String sources, SortedMap<String, String> values, long seed, String shape) {
    /** The file that has it. */
    static final String FILE = "run.json";

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public RunOrigin {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** That of a program which was read from files. */
    public static RunOrigin of(CheckedProgram checked, long seed, String shape) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        checked.values().forEach((name, value) -> values.put(name, value.text()));
        SortedMap<String, Program> files = new TreeMap<>();
        collect(checked.program(), files);
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (String file : files.keySet()) {
            digests.write(Sha256.of(Files.readAllBytes(Path.of(file))).toArrayUnsafe());
        }
        String sources = Sha256.of(digests.toByteArray()).toUnprefixedHexString();
        return new RunOrigin(checked.program().name(), sources, values, seed, shape);
    }

    private static void collect(Program program, SortedMap<String, Program> files) {
        if (files.putIfAbsent(program.place().file(), program) == null) {
            program.imports().values().forEach(below -> collect(below, files));
        }
    }

    void write(Path folder) throws IOException {
        WorldFolder.writeAtomically(
                folder.resolve(FILE), PRETTY.writeValueAsString(json()).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("program", program)
                .put("sources", sources)
                .put("seed", seed)
                .put("shape", shape);
        ObjectNode given = document.putObject("values");
        values.forEach(given::put);
        return document;
    }

    /**
     * Compares with what a world says of itself.
     *
     * @throws CommandFailure E_RUN_OTHER if the world is of another run
     */
    void requireSame(Path folder) throws CommandFailure, IOException {
        JsonNode there;
        try {
            there = PRETTY.readTree(Files.readAllBytes(folder.resolve(FILE)));
        } catch (JacksonException malformed) {
            throw CommandFailure.malformed(
                    "E_FORMAT_JSON",
                    folder.resolve(FILE) + " is no JSON: " + malformed.getOriginalMessage(),
                    "Give another folder with --world.");
        }
        ObjectNode own = json();
        for (String field : own.propertyNames()) {
            // Numbers are compared as they are written: a seed that was read may be of another width.
            if (!own.get(field).toString().equals(String.valueOf(there.get(field)))) {
                throw CommandFailure.refused(
                        "E_RUN_OTHER",
                        folder + " is a world of another run: its " + field + " is " + there.get(field)
                                + ", here it is " + own.get(field),
                        "Run it as it was begun (" + folder.resolve(FILE) + "), or give another folder with --world.");
            }
        }
    }
}
