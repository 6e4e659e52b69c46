package io.tidemark.runtime.timemap.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a reader is expected to say of a fault. */
final class Malformed {
    private Malformed() {}

    static MalformedInputException of(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(MalformedInputException.class);
        return catchThrowableOfType(MalformedInputException.class, reading);
    }

    static void expect(MalformedCode code, String path, long offset, ThrowingCallable reading) {
        MalformedInputException fault = of(reading);
        assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
        assertThat(fault.path()).as(fault.getMessage()).isEqualTo(path);
        assertThat(fault.offset()).as(fault.getMessage()).isEqualTo(offset);
    }
}
