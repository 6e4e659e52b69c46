package io.tidemark.verifier.foreign;

import java.util.List;

/** The forms of keys, in order of precedence (FOR-1). */
final class KeyForms {
    private static final List<Form> ALL = List.of(
            new Form(KeyFormat.GNARK, file -> fitting(GnarkKeyReader.current(file))),
            new Form(KeyFormat.GNARK_UP_TO_0_10, file -> fitting(GnarkKeyReader.upTo010(file))),
            new Form(KeyFormat.GNARK_PLONK, file -> fitting(PlonkStructure.of(file))),
            new Form(KeyFormat.SNARKJS, file -> {
                JsonCursor.requireStart(file, '{');
                return () -> SnarkjsReader.key(file);
            }),
            new Form(KeyFormat.ARKWORKS, file -> fitting(ArkworksReader.key(file))));

    private KeyForms() {}

    private record Form(KeyFormat format, Candidate.Recognition<KeyStructure> recognition)
            implements Candidate<KeyStructure> {
        @Override
        public String label() {
            return format.label();
        }

        @Override
        public Fitting<KeyStructure> recognise(byte[] file) throws ForeignFormatException {
            return recognition.recognise(file);
        }
    }

    private static Candidate.Fitting<KeyStructure> fitting(KeyStructure structure) {
        return () -> structure;
    }

    /** Reads the structure of a key file, already out of its hexadecimal text. */
    static KeyStructure read(byte[] file, ForeignFormat format) throws ForeignFormatException {
        ForeignLimits.require(file, ForeignLimits.KEY_BYTES_MAX);
        List<Candidate<KeyStructure>> candidates = ALL.stream()
                .filter(form -> format.allows(form.format()))
                .<Candidate<KeyStructure>>map(form -> form)
                .toList();
        return Detection.read("a key", candidates, file);
    }
}
