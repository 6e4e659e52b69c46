package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.AssetId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceId;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.Observation;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.ObservedBlock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObservationSizeTest {
    private static final int ENTRY_BYTES_MAX = 65_536;
    private static final long WORD_MAX = (1L << 32) - 1;

    @Test
    void encode_largestObservationWithAllSignatures_fitsAnEntryOfALog() {
        Arbitrary any = new Arbitrary();
        DomainHead head = new DomainHead(
                DomainId.of(WORD_MAX), new Height(-1), Seconds.of((1L << 40) - 1), new Reference(any.fr()));
        Fact fact = new Fact(
                head.domain(),
                ProgramId.of(WORD_MAX),
                Sequence.of(WORD_MAX),
                FactKind.DEPOSIT,
                new AssetId(any.fr()),
                new Quantity(-1),
                head.height(),
                head.time(),
                new Reference(any.fr()));
        List<KeeperSecret> keepers =
                Stream.generate(any::keeper).limit(Keepers.SIZE_MAX).toList();
        Observation largest = new Observation(
                new InstanceId(any.fr()), head, WORD_MAX, Collections.nCopies(Observation.FACTS_MAX, fact));
        LogEntry entry = new LogEntry(
                new ActorId("k".repeat(63)),
                LogHead.SEQUENCE_MAX,
                new EntryHash(any.hash()),
                Tick.of(WORD_MAX),
                new ObservedBlock(SignedObservation.sign(largest, keepers)));

        assertThat(Documents.LOG_ENTRY.encode(entry)).hasSizeLessThan(ENTRY_BYTES_MAX);
    }
}
