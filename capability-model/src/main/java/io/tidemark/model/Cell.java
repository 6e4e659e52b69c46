package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.List;

/**
 * One leaf of the state tree: eight lanes (spec 2.3). Lane 0 is {@code kind + 8 * clock}, lanes 1 to 5 are the content,
 * lane 6 the cause, lane 7 the link.
 *
 * <p>A never-used cell is not a value of this type: its eight lanes are zero.
 */
public sealed interface Cell permits ProgramCell, ResourceCell, CapabilityCell, CallCell, WatchCell {
    /** Clock, cause and link. */
    Stamp stamp();

    /** The same content under another stamp. */
    Cell withStamp(Stamp stamp);

    /** The kind. */
    CellKind kind();

    /** Lanes 1 to 5. */
    List<Fr> content();

    /** The eight lanes. */
    default List<Fr> lanes() {
        List<Fr> content = content();
        return List.of(
                CellLanes.header(kind(), stamp().clock()),
                content.get(0),
                content.get(1),
                content.get(2),
                content.get(3),
                content.get(4),
                stamp().cause().lane(),
                stamp().link().lane());
    }

    /** H8 of the lanes. */
    default LeafHash leafHash() {
        return new LeafHash(H8.hash(lanes().toArray(Fr[]::new)));
    }

    /**
     * Reads eight lanes; inverse of {@link #lanes}.
     *
     * @throws MalformedInputException (E_FORMAT) if there are not eight, the kind is none of version 1, a field is out
     *     of its range, a field that the status does not use is not zero, or bits are set above the fields. The path
     *     names the lane; the offset is that of its 32 bytes among the 256 of the cell.
     */
    static Cell of(List<Fr> lanes) throws MalformedInputException {
        CellLanes reader = new CellLanes(lanes);
        return switch (reader.kind()) {
            case PROGRAM -> ProgramCell.of(reader);
            case RESOURCE -> ResourceCell.of(reader);
            case CAPABILITY -> CapabilityCell.of(reader);
            case CALL -> CallCell.of(reader);
            case WATCH -> WatchCell.of(reader);
        };
    }
}
