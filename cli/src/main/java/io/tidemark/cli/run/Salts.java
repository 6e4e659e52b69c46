package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** Random elements of the whole field, from the system's source of randomness. */
final class Salts implements Supplier<Fr> {
    private static final int FIELD_MASK = 0x3f; // elements have 254 bits

    private final SecureRandom random = new SecureRandom();

    @Override
    public Fr get() {
        byte[] bytes = new byte[Fr.BYTES];
        do {
            random.nextBytes(bytes);
            bytes[0] &= FIELD_MASK;
        } while (!Fr.isCanonical(bytes, 0)); // an even chance over all elements: none is preferred
        return Fr.decode(bytes);
    }
}
