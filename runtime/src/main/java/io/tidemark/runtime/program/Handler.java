package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.List;

/**
 * What a role does when it is called.
 *
 * @param entry the entry of the call
 * @param arguments what the steps call the resources that come with it, in order
 */
public record Handler(String entry, Name role, List<Name> arguments, Block block, Place place) {
    public Handler {
        arguments = List.copyOf(arguments);
    }
}
