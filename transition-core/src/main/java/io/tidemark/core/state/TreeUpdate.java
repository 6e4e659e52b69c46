package io.tidemark.core.state;

import java.util.List;

/**
 * What {@link TreeChange#apply} made.
 *
 * @param after the new version
 * @param leaves the touched cells, ascending by address
 * @param nodes the touched inner nodes, root first, ascending by level and index
 */
public record TreeUpdate(StateTree after, List<TouchedLeaf> leaves, List<TouchedNode> nodes) {}
