package io.tidemark.verifier.foreign;

/** One form that a file may have. */
interface Candidate<T> {
    /** The form's name for people. */
    String label();

    /**
     * Looks at lengths, counts and, in text, the first character: cheap, and enough to tell forms apart but for chance.
     *
     * @throws ForeignFormatException if the file has another form
     */
    Fitting<T> recognise(byte[] file) throws ForeignFormatException;

    /** A file whose structure fits. */
    @FunctionalInterface
    interface Fitting<T> {
        /** Reads it whole. */
        T read() throws ForeignFormatException;
    }

    /** A candidate of two parts. */
    static <T> Candidate<T> of(String label, Recognition<T> recognition) {
        return new Candidate<>() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public Fitting<T> recognise(byte[] file) throws ForeignFormatException {
                return recognition.recognise(file);
            }
        };
    }

    /** What {@link #of} makes a candidate of. */
    @FunctionalInterface
    interface Recognition<T> {
        Fitting<T> recognise(byte[] file) throws ForeignFormatException;
    }
}
