package io.tidemark.runtime.timemap.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.SnapshotView;
import io.tidemark.model.Fact;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.runtime.timemap.Setting;
import org.junit.jupiter.api.Test;

class DepositWayTest {
    /** From a proof in a file to a resource in the state. */
    @Test
    void depositOnEthereum_becomesAResource() throws MalformedInputException {
        TestBlock block = new TestBlock().with(2).with(2, TestBlock.deposit(7000));
        DepositProof proof = DepositProof.read(block.proof(1, 0).encode());
        DepositVerdict.Proven proven =
                (DepositVerdict.Proven) new DepositCheck(TestBlock.ACCOUNT).check(proof, block.head());

        Setting setting = new Setting();
        setting.record(proven.head(), proven.deposit());
        setting.found(setting.snapshot(1_754_700_000).view());
        SnapshotView view = setting.snapshot(1_754_700_012).view();
        Fact fact = setting.map.facts().getFirst();

        assertThat(setting.map.heads()).containsExactly(block.head());
        assertThat(proven.backs(fact)).isTrue();
        assertThat(setting.apply(view, setting.deposit(view, fact))).isEmpty();
        assertThat(setting.state.resource(ResourceId.of(1)))
                .map(ResourceCell::quantity)
                .contains(fact.quantity());
    }

    @Test
    void factThatSaysOtherwise_isNotBacked() throws MalformedInputException {
        TestBlock block = new TestBlock().with(2, TestBlock.deposit(7000));
        DepositVerdict.Proven proven = (DepositVerdict.Proven) block.check(0, 0);
        Setting setting = new Setting();
        setting.record(proven.head(), proven.deposit());
        Fact fact = setting.map.facts().getFirst();
        Fact otherAccount = new Fact(
                fact.domain(),
                ProgramId.of(2),
                fact.sequence(),
                fact.kind(),
                fact.asset(),
                fact.quantity(),
                fact.height(),
                fact.time(),
                fact.reference());
        TestBlock other = new TestBlock().with(2, TestBlock.deposit(8000));

        assertThat(proven.backs(otherAccount)).isFalse();
        assertThat(((DepositVerdict.Proven) other.check(0, 0)).backs(fact)).isFalse();
    }
}
