package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.byref.PointerByReference;

/** Makes the library of the self-test fail in every way that an export can, and goes on using it. */
final class SelfTestMain {
    private static final int ROUNDS = 100;

    private SelfTestMain() {}

    /** The functions of the self-test. */
    public interface SelfTest {
        int tidemark_abi_version();

        int tidemark_selftest(int what, PointerByReference text);

        void tidemark_free(Pointer text);
    }

    public static void main(String[] arguments) {
        String file = TestKeys.selfTest(Platform.current().libraryName()).toString();
        SelfTest library =
                LibraryLoader.create(SelfTest.class).failImmediately().load(file);
        for (int round = 0; round < ROUNDS; round++) {
            expect(library, 1, NativeStatus.E_NATIVE_PANIC, "panic in tidemark/circuits/cabi/engine.SelfTest");
            expect(library, 2, NativeStatus.E_NATIVE_PANIC, "nil pointer dereference");
            expect(library, 6, NativeStatus.E_NATIVE_INTERNAL, "an error without a status");
            expect(library, 99, NativeStatus.E_NATIVE_ARG, "no self-test has the number 99");
        }
        if (library.tidemark_abi_version() < 1) {
            throw new AssertionError("expected a version");
        }
        System.out.println("survived");
    }

    private static void expect(SelfTest library, int what, NativeStatus status, String part) {
        PointerByReference text = new PointerByReference();
        int code = library.tidemark_selftest(what, text);
        Pointer pointer = text.getValue();
        String said = pointer.getString(0);
        library.tidemark_free(pointer);
        if (code != status.code() || !said.contains(part) || said.contains("canary")) {
            throw new AssertionError("expected " + status + " and \"" + part + "\", got " + code + " and " + said);
        }
    }
}
