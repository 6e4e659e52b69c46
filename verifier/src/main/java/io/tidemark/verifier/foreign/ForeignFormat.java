package io.tidemark.verifier.foreign;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a caller may say about the files instead of having it found out: the value of {@code --format} (FOR-4). */
public enum ForeignFormat {
    /** Nothing: by content. */
    AUTO("auto"),
    /** gnark's Groth16 since 0.11. */
    GNARK("gnark"),
    /** gnark's Groth16 up to 0.10. */
    GNARK_UP_TO_0_10("gnark-0.10"),
    /** gnark's PLONK. */
    GNARK_PLONK("gnark-plonk"),
    /** JSON of snarkjs. */
    SNARKJS("snarkjs"),
    /** arkworks. */
    ARKWORKS("arkworks"),
    /** Words, under a key in any form. */
    EVM("evm"),
    /** An envelope of SP1, under its key in gnark's form. */
    SP1("sp1"),
    /** An envelope of RISC Zero, under a key in any form. */
    RISC0("risc0");

    private final String label;

    ForeignFormat(String label) {
        this.label = label;
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

    /** All labels, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(ForeignFormat::label).collect(Collectors.joining(", "));
    }

    boolean allows(KeyFormat key) {
        return switch (this) {
            case AUTO, EVM, RISC0 -> true;
            case GNARK -> key == KeyFormat.GNARK;
            case GNARK_UP_TO_0_10 -> key == KeyFormat.GNARK_UP_TO_0_10;
            case GNARK_PLONK -> key == KeyFormat.GNARK_PLONK;
            case SNARKJS -> key == KeyFormat.SNARKJS;
            case ARKWORKS -> key == KeyFormat.ARKWORKS;
            case SP1 -> key == KeyFormat.GNARK || key == KeyFormat.GNARK_UP_TO_0_10 || key == KeyFormat.GNARK_PLONK;
        };
    }

    boolean allows(ProofFormat proof) {
        return switch (this) {
            case AUTO -> true;
            case GNARK, GNARK_UP_TO_0_10 -> proof == ProofFormat.GNARK;
            case GNARK_PLONK -> proof == ProofFormat.GNARK_PLONK;
            case SNARKJS -> proof == ProofFormat.SNARKJS;
            case ARKWORKS -> proof == ProofFormat.ARKWORKS;
            case EVM -> proof == ProofFormat.EVM;
            case SP1 -> proof == ProofFormat.SP1;
            case RISC0 -> proof == ProofFormat.RISC0;
        };
    }
}
