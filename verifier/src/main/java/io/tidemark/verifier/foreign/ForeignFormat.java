package io.tidemark.verifier.foreign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a caller may say about the files instead of having it found out: the value of {@code --format}. */
public enum ForeignFormat {
    /** Nothing: by content. */
    AUTO("auto", EnumSet.allOf(KeyFormat.class), EnumSet.allOf(ProofFormat.class)),
    GNARK("gnark", EnumSet.of(KeyFormat.GNARK), EnumSet.of(ProofFormat.GNARK)),
    GNARK_UP_TO_0_10("gnark-0.10", EnumSet.of(KeyFormat.GNARK_UP_TO_0_10), EnumSet.of(ProofFormat.GNARK)),
    SNARKJS("snarkjs", EnumSet.of(KeyFormat.SNARKJS), EnumSet.of(ProofFormat.SNARKJS)),
    ARKWORKS("arkworks", EnumSet.of(KeyFormat.ARKWORKS), EnumSet.of(ProofFormat.ARKWORKS)),
    /** Words, under a key in any form. */
    EVM("evm", EnumSet.allOf(KeyFormat.class), EnumSet.of(ProofFormat.EVM)),
    /** An envelope of SP1, under its key in gnark's form. */
    SP1("sp1", EnumSet.of(KeyFormat.GNARK, KeyFormat.GNARK_UP_TO_0_10), EnumSet.of(ProofFormat.SP1)),
    /** An envelope of RISC Zero, under a key in any form. */
    RISC0("risc0", EnumSet.allOf(KeyFormat.class), EnumSet.of(ProofFormat.RISC0));

    private final String label;
    private final Set<KeyFormat> keys;
    private final Set<ProofFormat> proofs;

    ForeignFormat(String label, Set<KeyFormat> keys, Set<ProofFormat> proofs) {
        this.label = label;
        this.keys = Set.copyOf(keys);
        this.proofs = Set.copyOf(proofs);
    }

    /** The value on a command line. */
    public String label() {
        return label;
    }

    /** The format with that label. */
    public static Optional<ForeignFormat> labelled(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }

    boolean allows(KeyFormat key) {
        return keys.contains(key);
    }

    boolean allows(ProofFormat proof) {
        return proofs.contains(proof);
    }
}
