package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a program declares before its steps; short words for several effects are read by it. */
record Declared(Map<String, Asset> assets, Map<String, Role> roles, Map<String, Resource> resources) {
    /** The role that is the account program of a timeline. */
    Name account(Name timeline) throws MalformedFileException {
        for (Role role : roles.values()) {
            if (role.account().filter(timeline::equals).isPresent()) {
                return new Name(role.name(), timeline.place());
            }
        }
        List<String> known = roles.values().stream()
                .flatMap(role -> role.account().stream())
                .map(Name::text)
                .toList();
        throw Faults.unknown("a timeline that a role is the `account` of", timeline, known);
    }

    /** The only asset of a timeline. */
    Name asset(Name timeline) throws MalformedFileException {
        List<Asset> there = assets.values().stream()
                .filter(asset -> asset.timeline().equals(timeline))
                .toList();
        if (there.size() == 1) {
            return new Name(there.getFirst().name(), timeline.place());
        }
        throw Faults.key(
                timeline.place(),
                "an `asset`, because `" + timeline + "` has " + (there.isEmpty() ? "none" : "several"),
                "it is missing",
                there.isEmpty() ? "Declare one under `assets`." : "Add `asset: NAME`.");
    }

    /** The timeline of an asset. */
    Name timeline(Name asset) throws MalformedFileException {
        Asset known = assets.get(asset.text());
        if (known == null) {
            throw Faults.unknown("an asset", asset, assets.keySet());
        }
        return new Name(known.timeline().text(), asset.place());
    }

    /** What the declaration of a resource says, where a step does not. */
    Name ofResource(
            Optional<Name> said, Name resource, String key, Function<Resource, Optional<Name>> declared, Place place)
            throws MalformedFileException {
        Optional<Name> known =
                Optional.ofNullable(resources.get(resource.text())).flatMap(declared);
        Optional<Name> found = said.isPresent() ? said : known;
        if (found.isEmpty()) {
            throw Faults.key(
                    place,
                    "a `" + key + "`, here or where `resources` declares `" + resource + "`",
                    "it is missing",
                    "Add it.");
        }
        return found.get();
    }
}
