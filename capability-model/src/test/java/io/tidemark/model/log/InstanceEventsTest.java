package io.tidemark.model.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Arbitrary;
import io.tidemark.model.Batch;
import io.tidemark.model.FactDigest;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceEventsTest {
    private final Arbitrary any = new Arbitrary(1);

    private static ActorId actor(String name) {
        return new ActorId(name);
    }

    private LogHead head(long sequence) {
        return new LogHead(sequence, new EntryHash(any.hash()));
    }

    private static void refuses(Runnable value, String message) {
        assertThatThrownBy(value::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void founded_keepersThatAreNotOneForEachKey_areRefused() {
        InstanceParameters parameters = InstanceParameters.of(
                "x", new Keepers(List.of(any.keeper().key(), any.keeper().key()), 1));
        assertThat(new Founded(parameters, List.of(actor("a"), actor("b"))).keepers())
                .hasSize(2);
        refuses(() -> new Founded(parameters, List.of(actor("a"))), "2 different keepers");
        refuses(() -> new Founded(parameters, List.of(actor("a"), actor("a"))), "2 different keepers");
    }

    @Test
    void founded_nameOfZeros_isRefused() {
        InstanceParameters parameters = InstanceParameters.of(
                "\0".repeat(600), new Keepers(List.of(any.keeper().key()), 1));
        refuses(() -> new Founded(parameters, List.of(actor("a"))), "control characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FactsListed.PLACE_MAX + 1})
    void factsListed_placeOutOfRange_isRefused(int place) {
        FactDigest fact = new FactDigest(Fr.ONE);
        refuses(() -> new FactsListed(List.of(place), List.of()), "place");
        refuses(() -> new FactsListed(List.of(), List.of(new FactsListed.Added(place, fact))), "place");
    }

    @Test
    void factsListed_nothing_tooMuchOrOutOfOrder_isRefused() {
        refuses(() -> new FactsListed(List.of(), List.of()), "got none");
        refuses(() -> new FactsListed(List.of(2, 2), List.of()), "from 3");
        refuses(() -> new FactsListed(Collections.nCopies(4097, 1), List.of()), "at most 4096");
    }

    @Test
    void committed_noLogs_emptyOne_outOfOrder_orPlaceOfNone_isRefused() {
        Committed.Log a = new Committed.Log(actor("a"), head(1));
        Committed.Log b = new Committed.Log(actor("b"), head(1));
        assertThat(new Committed(List.of(a, b), List.of(2, 1, 2)).order()).hasSize(3);
        refuses(() -> new Committed(List.of(), List.of()), "1 to 4096 logs");
        refuses(() -> new Committed(List.of(new Committed.Log(actor("a"), head(0))), List.of()), "with entries");
        refuses(() -> new Committed(List.of(b, a), List.of()), "ascending");
        refuses(() -> new Committed(List.of(a, a), List.of()), "ascending");
        refuses(() -> new Committed(List.of(a), List.of(2)), "place");
        refuses(() -> new Committed(List.of(a), List.of(0)), "place");
    }

    private BatchRecorded.Author author(String actor, long program, long sequence) {
        return new BatchRecorded.Author(
                actor(actor), head(sequence), new HeadSignature(ProgramId.of(program), any.signature()));
    }

    private static BatchRecorded batch(
            long sequence, int rows, List<BatchRecorded.Author> authors, List<Integer> order) {
        return new BatchRecorded(
                Sequence.of(sequence),
                new SnapshotDigest(Fr.ONE),
                new StateRoot(Fr.ONE),
                new StateRoot(Fr.ONE),
                rows,
                Optional.empty(),
                authors,
                order);
    }

    @Test
    void batchRecorded_whatContradictsItself_isRefused() {
        List<BatchRecorded.Author> two = List.of(author("b", 1, 3), author("a", 2, 4));
        assertThat(batch(1, 2, two, List.of(2, 1)).authors()).isEqualTo(two);
        refuses(() -> batch(0, 2, two, List.of(2, 1)), "sequence from 1");
        refuses(() -> batch(1, 2, two, List.of()), "1 to 4096");
        refuses(() -> batch(1, 1, two, List.of(2, 1)), "rows");
        refuses(() -> batch(1, 2, two, List.of(1, 1)), "each author");
        refuses(() -> batch(1, 2, two, List.of(1, 3)), "place");
        refuses(() -> batch(1, 2, two.reversed(), List.of(2, 1)), "ascending");
        refuses(() -> batch(1, 2, List.of(author("a", 1, 3), author("a", 2, 3)), List.of(2, 1)), "of its own");
        refuses(() -> batch(1, 2, List.of(author("a", 1, 0)), List.of(1)), "an entry");
    }

    /** The largest record that there can be is an entry that a log takes (LOG-2), without a sector of zeros (LOG-15). */
    @Test
    void batchRecorded_ofAsManyAuthorsAsEffects_isAnEntry() {
        List<BatchRecorded.Author> authors = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        HeadSignature signature = new HeadSignature(ProgramId.of(1), any.signature());
        for (int i = 1; i <= Batch.EFFECTS_MAX; i++) {
            String name = "a".repeat(58) + (10_000 + i);
            HeadSignature signed = new HeadSignature(ProgramId.of(0xf000_0000L + i), signature.signature());
            authors.add(new BatchRecorded.Author(actor(name), head(LogHead.SEQUENCE_MAX), signed));
            order.add(i);
        }
        byte[] entry = document(batch(0xffff_ffffL, 1 << 24, authors, order));
        assertThat(entry.length).isBetween(1_000_000, 1_047_552);
        assertThat(longestRowOfZeros(entry)).isLessThan(64);
    }

    @Test
    void batchRecorded_ofOneAuthor_hasNoRowOfZeros() {
        byte[] entry = document(batch(1, 4096, List.of(author("a", 1, 5000)), Collections.nCopies(4096, 1)));
        assertThat(longestRowOfZeros(entry)).isLessThan(64);
    }

    private byte[] document(BatchRecorded batch) {
        return Documents.LOG_ENTRY.encode(new LogEntry(
                actor("e".repeat(63)), LogHead.SEQUENCE_MAX, new EntryHash(any.hash()), Tick.of(9), batch));
    }

    private static int longestRowOfZeros(byte[] bytes) {
        int longest = 0;
        int row = 0;
        for (byte b : bytes) {
            row = b == 0 ? row + 1 : 0;
            longest = Math.max(longest, row);
        }
        return longest;
    }
}
