package io.tidemark.verifier.foreign;

import io.tidemark.verifier.groth16.WireHash;
import io.tidemark.verifier.plonk.InspectedPlonkKey;
import io.tidemark.verifier.plonk.PlonkDegeneracy;
import io.tidemark.verifier.plonk.PlonkFormatException;
import java.util.ArrayList;
import java.util.List;

/** A key of gnark's PLONK (FOR-32). */
record PlonkStructure(InspectedPlonkKey key) implements KeyStructure {
    static PlonkStructure of(byte[] file) throws ForeignFormatException {
        try {
            PlonkStructure structure = new PlonkStructure(InspectedPlonkKey.of(file));
            if (structure.inputCount() > ForeignLimits.INPUTS_MAX) {
                throw new ForeignFormatException(ProofFailure.of(
                        ForeignCode.E_LIMIT,
                        "at most " + ForeignLimits.INPUTS_MAX + " public inputs",
                        structure.inputCount() + ""));
            }
            return structure;
        } catch (PlonkFormatException misfit) {
            throw PlonkFailures.of(misfit, 0);
        }
    }

    @Override
    public KeyFormat format() {
        return KeyFormat.GNARK_PLONK;
    }

    @Override
    public String encoding() {
        PointEncoding points = key.isCompressed() ? PointEncoding.COMPRESSED : PointEncoding.RAW;
        return (key.isLegacy() ? "legacy " : "") + points.label();
    }

    @Override
    public int inputCount() {
        return key.publicInputCount();
    }

    @Override
    public ForeignKey read(WireHash wireHash) throws ForeignFormatException {
        try {
            return new PlonkForeignKey(key, key.keyHash(), WireHashes.ofPlonk(wireHash));
        } catch (PlonkFormatException refused) {
            throw PlonkFailures.of(refused, 0);
        }
    }

    @Override
    public List<KeyFinding> findings() throws ForeignFormatException {
        List<KeyFinding> findings = new ArrayList<>();
        for (PlonkFormatException refused : key.refused()) {
            ForeignFormatException why = PlonkFailures.of(refused, 0);
            findings.add(KeyFinding.of(why).orElseThrow(() -> why));
        }
        for (PlonkDegeneracy degeneracy : key.degeneracies()) {
            findings.add(new KeyFinding(kind(degeneracy.kind()), degeneracy.path(), degeneracy.what()));
        }
        return List.copyOf(findings);
    }

    private static KeyFinding.Kind kind(PlonkDegeneracy.Kind kind) {
        return switch (kind) {
            case REFERENCE_STRING -> KeyFinding.Kind.INFINITE;
            case KNOWN_SECRET -> KeyFinding.Kind.KNOWN_SECRET;
            case PERMUTATION -> KeyFinding.Kind.NO_PERMUTATION;
            case SHIFT -> KeyFinding.Kind.COLUMNS_OVERLAP;
            case INPUTS -> KeyFinding.Kind.INPUTS_UNTIED;
            case GATES -> KeyFinding.Kind.NO_GATES;
            case COMMITMENT -> KeyFinding.Kind.COMMITMENT_TO_NOTHING;
        };
    }
}
