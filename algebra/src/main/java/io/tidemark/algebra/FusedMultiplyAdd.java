package io.tidemark.algebra;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether {@code Math.fma} is an instruction here. Where it is not, Java computes it with big decimals, right and a
 * thousand times too slow, and {@link IntegerProduct} serves instead. The answer changes the time that things take and
 * nothing else.
 */
final class FusedMultiplyAdd {
    /** What the virtual machine found out about the processor; false for one that does not tell. */
    static final boolean IS_INSTRUCTION = ask();

    private FusedMultiplyAdd() {}

    private static boolean ask() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine != null
                    && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError e) {
            return false; // no such option, or a runtime without the management module
        }
    }
}
