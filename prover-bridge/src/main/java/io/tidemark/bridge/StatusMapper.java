package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;

/** The only way from the number that a native call answers to an exception. */
final class StatusMapper {
    private StatusMapper() {}

    /**
     * The status of a number.
     *
     * @throws NativeBridgeException if the number is no status of these classes: the library is another one
     */
    static NativeStatus of(int code, String call) throws NativeBridgeException {
        return NativeStatus.of(code)
                .orElseThrow(() -> new NativeBridgeException(
                        NativeStatus.E_NATIVE_ABI,
                        call + " answered " + code
                                + ", which is no status: use the library that was built with these classes"));
    }

    /**
     * Returns if the number is zero.
     *
     * @param text what the library said, or nothing
     * @throws NativeBridgeException with the status of the number, if it is any other
     */
    static void check(int code, String call, String text) throws NativeBridgeException {
        NativeStatus status = of(code, call);
        if (status != NativeStatus.OK) {
            throw new NativeBridgeException(status, text.isEmpty() ? call + ": " + status.meaning() : text);
        }
    }
}
