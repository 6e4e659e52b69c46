/**
 * Strict YAML: a tree of values that know their line and column, and nothing that YAML can do beyond mappings, lists
 * and scalars (docs/spec 9.2). Entry type: {@link io.tidemark.runtime.yaml.YamlReader}.
 */
@NullMarked
package io.tidemark.runtime.yaml;

import org.jspecify.annotations.NullMarked;
