package io.tidemark.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether people watch. */
final class Terminal {
    private Terminal() {}

    /** True when standard input and output are a terminal. */
    static boolean isLive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since 22 a console may stand for a pipe too; only then does it have this method.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }
}
