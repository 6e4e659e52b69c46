package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program as its file says, with what it imports; read, but not checked. Maps are in the order of the file. */
public record Program(
        String name,
        Map<String, Parameter> parameters,
        Map<String, Program> imports,
        Map<String, Timeline> timelines,
        Map<String, Asset> assets,
        Map<String, Role> roles,
        Map<String, Resource> resources,
        Map<String, List<Name>> lists,
        Map<String, Handler> handlers,
        Notes notes,
        Block body,
        Place place) {
    public Program {
        parameters = ordered(parameters);
        imports = ordered(imports);
        timelines = ordered(timelines);
        assets = ordered(assets);
        roles = ordered(roles);
        resources = ordered(resources);
        lists = ordered(lists);
        handlers = ordered(handlers);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
