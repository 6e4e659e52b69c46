package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativePhase;
import java.time.Duration;

/** What a native operation is busy with, since when, and how long in all. */
public record Progress(NativePhase phase, Duration inPhase, Duration total) {}
