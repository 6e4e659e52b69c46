package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a reader is expected to say of a fault. */
final class Malformed {
    private Malformed() {}

    static MalformedInputException of(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(MalformedInputException.class);
        return catchThrowableOfType(MalformedInputException.class, reading);
    }

    static void expect(MalformedCode code, String path, ThrowingCallable reading) {
        MalformedInputException fault = of(reading);
        Assertions.assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
        Assertions.assertThat(fault.path()).as(fault.getMessage()).isEqualTo(path);
        Assertions.assertThat(fault.getMessage())
                .startsWith(code + "")
                .contains("expected " + fault.expected())
                .contains("got " + fault.actual());
    }
}
