package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Reference;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WitnessEncoderTest {
    @Test
    void encode_sameTrace_sameBytesWithTheStatementFirst() throws Exception {
        Applied applied = Town.of("same").found();
        Town.witness(
                applied,
                first -> Town.witness(applied, second -> {
                    assertThat(first.buffer()).isEqualTo(second.buffer());
                    ByteBuffer bytes = first.buffer();
                    assertThat(bytes.getInt()).isEqualTo(10);
                    assertThat(bytes.getInt()).isEqualTo(first.lanes() - 10);
                    assertThat(bytes.getInt()).isEqualTo(first.lanes());
                    for (Fr lane : applied.statement().publicInputs()) {
                        byte[] read = new byte[Fr.BYTES];
                        bytes.get(read);
                        assertThat(read).isEqualTo(lane.encode());
                    }
                    return true;
                }));
    }

    @Test
    void encode_moreRowsThanTheShape_saysWhichTable() throws Exception {
        Applied applied = Town.of("full").found();
        Trace trace = applied.trace();
        Trace wide = new Trace(
                trace.leafBefore(),
                trace.leafAfter(),
                trace.snapshot(),
                trace.snapshotState(),
                Collections.nCopies(5, trace.ops().get(0)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                trace.programs(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                trace.nodes(),
                trace.signatures());
        assertStatus(NativeStatus.E_WITNESS_SHAPE, () -> WitnessEncoder.encode(wide, applied.statement()))
                .hasMessageContaining("5 rows of ops")
                .hasMessageContaining("has 4");
    }

    @Test
    void close_witness_isZeroAndUnusable() throws Exception {
        Applied applied = Town.of("closed").found();
        Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement());
        ByteBuffer bytes = witness.buffer();
        witness.close();
        witness.close();
        assertThat(bytes).isEqualTo(ByteBuffer.allocate(bytes.remaining()));
        assertStatus(NativeStatus.E_HANDLE_CLOSED, witness::buffer);
    }

    @Test
    @Tag("native")
    void encode_batches_satisfyTheCircuit() throws Exception {
        Town town = Town.of("batches");
        try (CircuitChecker checker = CircuitChecker.open(TestKeys.TINY)) {
            assertThat(Town.witness(town.found(), checker::check)).isEmpty();
            assertThat(Town.witness(town.trade(), checker::check)).isEmpty();
            assertThat(Town.witness(town.leave(Reference.of("address")), checker::check))
                    .isEmpty();
        }
    }

    @Test
    @Tag("native")
    void encode_otherStatement_namedByRule() throws Exception {
        Town town = Town.of("other");
        Applied first = town.found();
        Applied second = town.trade();
        try (CircuitChecker checker = CircuitChecker.open(TestKeys.TINY);
                Witness mixed = WitnessEncoder.encode(first.trace(), second.statement())) {
            assertThat(checker.check(mixed)).isPresent();
        }
    }
}
