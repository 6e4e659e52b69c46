package io.tidemark.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidemark.bridge.generated.NativeStatus;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusMapperTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
    void check_everyStatus_isItsException(NativeStatus status) {
        assertStatus(status, () -> StatusMapper.check(status.code(), "prove", ""))
                .hasMessageContaining("prove");
        assertStatus(status, () -> StatusMapper.check(status.code(), "prove", status + ": said so"))
                .hasMessage(status + ": said so");
    }

    @Test
    void check_zero_returns() {
        assertThatCode(() -> StatusMapper.check(0, "prove", "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -9, -1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void check_unknownNumber_isAnotherLibrary(int code) {
        assertStatus(NativeStatus.E_NATIVE_ABI, () -> StatusMapper.check(code, "prove", ""));
    }

    @Test
    void statuses_numbersAndMeanings_areUnique() {
        NativeStatus[] all = NativeStatus.values();
        assertThat(Arrays.stream(all).map(NativeStatus::code))
                .doesNotHaveDuplicates()
                .hasSize(all.length);
        assertThat(Arrays.stream(all).map(NativeStatus::meaning))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        for (NativeStatus status : all) {
            assertThat(NativeStatus.of(status.code())).contains(status);
        }
    }

    /** The call ends in a {@link NativeBridgeException} of that status, whose message begins with it. */
    static AbstractThrowableAssert<?, ? extends Throwable> assertStatus(NativeStatus status, ThrowingCallable call) {
        return Assertions.assertThatThrownBy(call)
                .isInstanceOf(NativeBridgeException.class)
                .satisfies(failure ->
                        assertThat(((NativeBridgeException) failure).status()).isEqualTo(status))
                .hasMessageStartingWith(status + ": ");
    }
}
