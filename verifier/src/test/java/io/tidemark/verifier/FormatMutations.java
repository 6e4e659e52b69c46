package io.tidemark.verifier;

import static io.tidemark.verifier.CorpusCase.invalid;
import static io.tidemark.verifier.VerificationCode.E_FORMAT;
import static io.tidemark.verifier.VerificationCode.E_FORMAT_CANONICAL;
import static io.tidemark.verifier.VerificationCode.E_FORMAT_DIGEST;
import static io.tidemark.verifier.VerificationCode.E_FORMAT_VERSION;
import static io.tidemark.verifier.VerificationCode.E_INPUT_RANGE;
import static io.tidemark.verifier.VerificationCode.E_LIMIT;

import io.tidemark.algebra.Fr;
import io.tidemark.model.codec.Documents;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files that are no bundle, or not in its one form; and public inputs that are no elements of the field. */
final class FormatMutations {
    /** List of four, text of 15 bytes, the format. */
    private static final int VERSION_AT = 2 + 15;

    private static final int BODY_AT = VERSION_AT + 1;
    private static final int KEYS_OF_BODY = 6;
    private static final byte MAP = (byte) 0xa0;

    private final byte[] file;
    private final String json;
    private final Fr preRoot;
    private final byte[] snapshotFile;

    FormatMutations(CorpusWorld world) {
        file = Documents.BUNDLE.encode(world.bundle(1));
        json = Documents.BUNDLE.toJson(world.bundle(1));
        preRoot = world.bundle(1).statement().preRoot().lane();
        snapshotFile = Documents.SNAPSHOT.encode(world.snapshot(1));
    }

    List<CorpusCase> all() {
        return List.of(
                invalid(
                        "trailing-byte",
                        E_FORMAT_CANONICAL,
                        "BND-3",
                        "a zero after the end",
                        Arrays.copyOf(file, file.length + 1)),
                invalid(
                        "duplicate-key",
                        E_FORMAT_CANONICAL,
                        "BND-3",
                        "the first key of the body twice",
                        duplicateKey()),
                invalid(
                        "unknown-key",
                        E_FORMAT_CANONICAL,
                        "BND-6",
                        "a key prover2 in the body",
                        extraKey("prover2", new byte[] {0})),
                invalid(
                        "key-in-the-bundle",
                        E_FORMAT_CANONICAL,
                        "BND-12",
                        "the verifying key in the body",
                        extraKey("verifyingKey", new byte[] {0x41, 1})),
                invalid("long-integer", E_FORMAT_CANONICAL, "BND-3", "the version in two bytes", longVersion()),
                invalid("upper-case-hexadecimal", E_FORMAT_CANONICAL, "BND-8", "the pre-root in capitals", file)
                        .asJson(upperCase()),
                invalid("number-with-fraction", E_FORMAT_CANONICAL, "BND-8", "version 1.0", file)
                        .asJson(json.replace("\"version\": 1,", "\"version\": 1.0,")),
                invalid("missing-key", E_FORMAT, "BND-6", "the body without its last key", missingKey()),
                invalid("huge-length", E_LIMIT, "BND-5", "40 bytes that claim 2^32 - 1 more", Damage.hugeByteString()),
                invalid("deep", E_LIMIT, "BND-5", "10,000 lists in each other", Damage.deep(10_000)),
                invalid("many-digits", E_LIMIT, "BND-5", "a version of 1,000 digits", file)
                        .asJson(json.replace("\"version\": 1,", "\"version\": 1" + "0".repeat(999) + ",")),
                invalid("cut", E_FORMAT, "BND-4", "the first half", Arrays.copyOf(file, file.length / 2)),
                invalid("flipped-bit", E_FORMAT_DIGEST, "BND-2", "one bit of the pre-root", flippedBit()),
                invalid("wrong-content-hash", E_FORMAT_DIGEST, "BND-2", "the last bit", flippedLast()),
                invalid("future-version", E_FORMAT_VERSION, "BND-1", "version 2", withVersion(2)),
                invalid("downgraded-version", E_FORMAT_VERSION, "BND-1", "version 0", withVersion(0)),
                invalid("another-format", E_FORMAT_VERSION, "BND-1", "a snapshot document", snapshotFile),
                invalid("input-plus-r", E_INPUT_RANGE, "VER-3", "the pre-root plus r", withPreRoot(lane(plusR()))),
                invalid(
                        "input-of-33-bytes",
                        E_INPUT_RANGE,
                        "VER-3",
                        "a zero before the pre-root",
                        withPreRoot(longLane())),
                invalid("input-negative", E_INPUT_RANGE, "VER-3", "the pre-root is -1", withPreRoot(new byte[] {0x20})),
                invalid("input-plus-r-in-json", E_INPUT_RANGE, "VER-3", "the pre-root plus r", file)
                        .asJson(replacePreRoot(java.util.HexFormat.of().formatHex(plusR()))));
    }

    private byte[] duplicateKey() {
        byte[] entry = firstEntry();
        byte[] changed = Damage.splice(file, BODY_AT + 1, 0, entry);
        changed[BODY_AT] = (byte) (MAP + KEYS_OF_BODY + 1);
        return Damage.rehash(changed);
    }

    private byte[] missingKey() {
        int at = indexOf("statement");
        byte[] changed = Damage.splice(file, at, file.length - 34 - at, new byte[0]);
        changed[BODY_AT] = (byte) (MAP + KEYS_OF_BODY - 1);
        return Damage.rehash(changed);
    }

    /** Text "key", then a text of 68 characters with a two-byte head. */
    private byte[] firstEntry() {
        return Arrays.copyOfRange(file, BODY_AT + 1, BODY_AT + 1 + 4 + 2 + 68);
    }

    private byte[] extraKey(String key, byte[] value) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(0x60 + key.length());
        entry.writeBytes(key.getBytes(StandardCharsets.US_ASCII));
        entry.writeBytes(value);
        int end = file.length - 34;
        boolean last = key.length() > "statement".length();
        int at = last ? end : indexOf("openings");
        byte[] changed = Damage.splice(file, at, 0, entry.toByteArray());
        changed[BODY_AT] = (byte) (MAP + KEYS_OF_BODY + 1);
        return Damage.rehash(changed);
    }

    private int indexOf(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.US_ASCII);
        for (int at = BODY_AT; at < file.length - wanted.length; at++) {
            if (file[at] == 0x60 + wanted.length
                    && Arrays.equals(file, at + 1, at + 1 + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("the body has a key " + key);
    }

    private byte[] longVersion() {
        return Damage.rehash(Damage.splice(file, VERSION_AT, 1, new byte[] {0x18, 1}));
    }

    private byte[] withVersion(int version) {
        byte[] changed = file.clone();
        changed[VERSION_AT] = (byte) version;
        return Damage.rehash(changed);
    }

    private String upperCase() {
        String hex = java.util.HexFormat.of().withUpperCase().formatHex(preRoot.encode());
        return replacePreRoot(hex);
    }

    private String replacePreRoot(String hex) {
        String before = java.util.HexFormat.of().formatHex(preRoot.encode());
        int at = json.lastIndexOf(before);
        return json.substring(0, at) + hex + json.substring(at + before.length());
    }

    private byte[] flippedBit() {
        byte[] flipped = preRoot.encode();
        flipped[31] ^= 1;
        return Damage.replaceInStatement(file, preRoot.encode(), flipped);
    }

    private byte[] flippedLast() {
        byte[] changed = file.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private byte[] plusR() {
        BigInteger sum = preRoot.toBigInteger().add(Fr.MODULUS);
        byte[] bytes = sum.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - Fr.BYTES, bytes.length);
    }

    private static byte[] lane(byte[] value) {
        byte[] item = new byte[2 + value.length];
        item[0] = 0x58;
        item[1] = (byte) value.length;
        System.arraycopy(value, 0, item, 2, value.length);
        return item;
    }

    private byte[] longLane() {
        byte[] value = new byte[1 + Fr.BYTES];
        preRoot.encodeTo(value, 1);
        return lane(value);
    }

    private byte[] withPreRoot(byte[] item) {
        return Damage.rehash(Damage.replaceInStatement(file, lane(preRoot.encode()), item));
    }
}
