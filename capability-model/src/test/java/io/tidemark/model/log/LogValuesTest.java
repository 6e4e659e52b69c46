package io.tidemark.model.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Arbitrary;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.InstanceId;
import io.tidemark.model.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "_a", "-", "..", "a/b", "a.b", "a b", "ä"})
    void actorId_noNameOfAFolderEverywhere_isRefused(String name) {
        assertThatThrownBy(() -> new ActorId(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void actorId_longestName_is63Characters() {
        assertThat(new ActorId("a".repeat(63)).name()).hasSize(63);
        assertThatThrownBy(() -> new ActorId("a".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void start_otherActorOrInstance_differs() {
        LogId log = log(1, "ada");
        assertThat(log.start()).isEqualTo(log(1, "ada").start());
        assertThat(log.start())
                .isNotEqualTo(log(2, "ada").start())
                .isNotEqualTo(log(1, "bob").start());
    }

    private static LogId log(long instance, String actor) {
        return new LogId(new InstanceId(Fr.of(instance)), new ActorId(actor));
    }

    @ParameterizedTest
    @EnumSource
    void appliedEffect_anyKind_hasANewCellIfAndOnlyIfItMakesOne(EffectKind kind) {
        Effect effect = new Arbitrary(1).effect(kind);
        boolean makes = AppliedEffect.creates(kind).isPresent();
        assertThat(new AppliedEffect(effect, makes ? 7 : 0).created()).isEqualTo(makes ? 7 : 0);
        assertThatThrownBy(() -> new AppliedEffect(effect, makes ? 0 : 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void created_otherKindOfCell_isFalse() {
        AppliedEffect deposit = new AppliedEffect(new Arbitrary(1).effect(EffectKind.DEPOSIT), 7);
        assertThat(deposit.created(ResourceId.of(7))).isTrue();
        assertThat(deposit.created(ResourceId.of(8))).isFalse();
        assertThat(deposit.created(CapabilityId.of(7))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\nb", "\u007f", "\u0085", "\ud800"})
    void event_textWithControlCharacters_isRefused(String text) {
        assertThatThrownBy(() -> new LogEvent.Restarted(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void event_textBeyondTheLimitInUtf8_isRefused() {
        assertThat(new LogEvent.Restarted("ä".repeat(512)).version()).hasSize(512);
        assertThatThrownBy(() -> new LogEvent.Restarted("ä".repeat(512) + "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
