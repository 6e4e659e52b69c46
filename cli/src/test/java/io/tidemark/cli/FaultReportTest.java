package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultReportTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(CommandFailure.refused("E_NOT_OWNER", "refused", "Do this."), 1, "E_NOT_OWNER"),
                Arguments.of(CommandFailure.usage("no", "Do this."), 2, "E_USAGE"),
                Arguments.of(CommandFailure.malformed("E_FORMAT", "no", "Do this."), 3, "E_FORMAT"),
                Arguments.of(CommandFailure.environment("E_NATIVE_MISSING", "no", "Do this."), 4, "E_NATIVE_MISSING"),
                Arguments.of(
                        new MalformedFileException(FaultCode.E_LIMIT, Place.file("f"), "a", "b", "Do this."),
                        3,
                        "E_LIMIT"),
                Arguments.of(
                        new MalformedInputException(MalformedCode.E_FORMAT_CANONICAL, "/body", 4, "a", "b"),
                        3,
                        "E_FORMAT_CANONICAL"),
                Arguments.of(new NoSuchFileException("x"), 3, "E_FILE_MISSING"),
                Arguments.of(new AccessDeniedException("x"), 4, "E_IO"),
                Arguments.of(new IOException("disk full"), 4, "E_IO"),
                Arguments.of(new OutOfMemoryError(), 4, "E_MEMORY"),
                Arguments.of(new StackOverflowError(), 4, "E_BUG"),
                Arguments.of(new IllegalStateException("cannot be"), 4, "E_BUG"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void report_anything_givesItsExitCodeTwoLinesAndNoTrace(Throwable fault, int exitCode, String code) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = new FaultReport(new PrintWriter(out), new PrintWriter(err)).report(fault, true);

        assertThat(status).isEqualTo(exitCode);
        assertThat(err.toString().lines().toList()).hasSize(2);
        assertThat(err.toString()).startsWith("tidemark: " + code + ": ").doesNotContain("\tat ");
        assertThat(out.toString())
                .contains("\"code\" : \"" + code + "\"")
                .contains("\"exitCode\" : " + exitCode)
                .contains("\"next\" : ");
    }

    @Test
    void report_messageWithEscapes_isNeutralised() {
        StringWriter err = new StringWriter();

        new FaultReport(new PrintWriter(new StringWriter()), new PrintWriter(err))
                .report(new IOException("\u001b[2Jgone\nand more"), false);

        assertThat(err.toString()).doesNotContain("\u001b").contains("\\u{1b}[2Jgone\\u{a}and more");
    }
}
