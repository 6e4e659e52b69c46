package io.tidemark.core.state;

import org.jspecify.annotations.Nullable;

/** A node store cannot serve: it is damaged, closed, locked or full. The message says where and what to do next. */
public final class StoreException extends RuntimeException {
    /** A fault of the store itself. */
    public StoreException(String message) {
        super(message);
    }

    /** A fault of the store itself, with its cause. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
