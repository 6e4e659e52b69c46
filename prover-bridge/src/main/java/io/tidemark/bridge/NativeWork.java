package io.tidemark.bridge;

/** A piece of native work that answers or fails. */
@FunctionalInterface
interface NativeWork<T> {
    T run() throws NativeBridgeException;
}
