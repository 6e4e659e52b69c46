package io.tidemark.verifier;

/** A folder does not hold the key that its name says; the message begins with the code of spec 10.4. */
final class KeyFolderException extends Exception {
    KeyFolderException(String message) {
        super(message);
    }
}
