package io.tidemark.cli.differential;

import io.tidemark.algebra.Fr;
import io.tidemark.cli.differential.Piece.Kind;
import io.tidemark.fixtures.GnarkProofs;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;

/**
 * Alters a key, a proof and its public inputs at random: points, order, counts, scalars, bits, parts of other proofs.
 * One case in five, about, is still valid; what it does follows from the seed alone.
 */
final class Alteration {
    private static final List<GnarkProofs> FILES = GnarkProofs.all().toList();

    private final SplittableRandom random;
    private final PointChanges points;
    private final GnarkProofs file;
    private final boolean rawProof;
    private final List<Piece> key;
    private final List<Piece> proof;
    private final List<String> changes = new ArrayList<>();
    private byte[] inputs;

    private Alteration(SplittableRandom random) {
        this.random = random;
        points = new PointChanges(random);
        file = FILES.get(random.nextInt(FILES.size()));
        int triple = random.nextInt(file.size());
        rawProof = random.nextInt(3) == 0;
        key = Piece.ofKey(file.key(random.nextInt(3) == 0));
        proof = Piece.ofProof(file.proof(triple, rawProof));
        inputs = file.publicInputs(triple);
    }

    static Altered draw(SplittableRandom random) {
        return new Alteration(random).run();
    }

    private Altered run() {
        if (random.nextInt(5) == 0) {
            keepValid();
            return altered(Piece.join(key), Piece.join(proof));
        }
        int count = random.nextInt(4) == 0 ? random.nextInt(2, 4) : 1;
        int bytesOf = 0;
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(100);
            if (kind < 40) {
                pointOf(proof, "proof: ");
            } else if (kind < 52) {
                arrangeProof();
            } else if (kind < 60) {
                pointOf(key, "key: ");
            } else if (kind < 66) {
                arrangeKey();
            } else if (kind < 80) {
                changeInputs();
            } else {
                bytesOf = kind < 94 ? 1 : 2;
            }
        }
        byte[] keyBytes = Piece.join(key);
        byte[] proofBytes = Piece.join(proof);
        return switch (bytesOf) {
            case 1 -> altered(keyBytes, bytes(proofBytes, "proof"));
            case 2 -> altered(bytes(keyBytes, "key"), proofBytes);
            default -> altered(keyBytes, proofBytes);
        };
    }

    private Altered altered(byte[] keyBytes, byte[] proofBytes) {
        return new Altered(file, Bytes.wrap(keyBytes), Bytes.wrap(proofBytes), Bytes.wrap(inputs), changes);
    }

    /** Nothing, other encodings, or (-A, -B, C). */
    private void keepValid() {
        changes.add("still valid");
        for (List<Piece> pieces : List.of(key, proof)) {
            if (random.nextBoolean()) {
                pieces.replaceAll(
                        piece -> piece.isPoint() && random.nextInt(3) == 0 ? PointChanges.rewritten(piece) : piece);
            }
        }
        if (random.nextBoolean()) {
            proof.set(0, points.negated(proof.get(0)));
            proof.set(1, points.negated(proof.get(1)));
        }
    }

    private void pointOf(List<Piece> pieces, String where) {
        int at = anyOf(
                pieces,
                IntStream.range(0, pieces.size())
                        .filter(i -> pieces.get(i).isPoint())
                        .toArray());
        List<String> names = new ArrayList<>();
        pieces.set(at, points.change(pieces.get(at), names));
        changes.add(where + names);
    }

    private void arrangeProof() {
        switch (random.nextInt(6)) {
            case 0 -> swap(proof, Kind.G1_POINT, "proof: ");
            case 1 -> count(proof, "proof: ");
            case 2 -> pieceOf(file, "of another proof");
            case 3 -> pieceOf(FILES.get(random.nextInt(FILES.size())), "of another circuit");
            case 4 -> {
                changes.add("proof: commitment added");
                proof.add(
                        4,
                        new Piece(
                                Kind.G1_POINT,
                                "commitment",
                                proof.get(random.nextInt(2) * 2).bytes()));
                adjustCount(1);
            }
            default -> {
                changes.add("proof: last commitment left out");
                if (proof.size() > 5) {
                    proof.remove(proof.size() - 2);
                    adjustCount(-1);
                }
            }
        }
    }

    private void adjustCount(int by) {
        Piece count = proof.get(3);
        proof.set(3, count.with(Bytes.ofUnsignedInt(count.bytes().getInt(0) + by & 0xffff_ffffL)));
    }

    /** A piece of the same name from elsewhere, or the whole proof. */
    private void pieceOf(GnarkProofs other, String whose) {
        List<Piece> pieces = Piece.ofProof(other.proof(random.nextInt(other.size()), rawProof));
        if (random.nextInt(3) == 0) {
            changes.add("proof " + whose);
            proof.clear();
            proof.addAll(pieces);
            return;
        }
        Piece piece = pieces.get(random.nextInt(pieces.size()));
        changes.add(piece.name() + " " + whose);
        proof.replaceAll(old -> old.name().equals(piece.name()) ? piece : old);
    }

    private void arrangeKey() {
        switch (random.nextInt(8)) {
            case 0 -> swap(key, Kind.G1_POINT, "key: ");
            case 1 -> swap(key, Kind.G2_POINT, "key: ");
            case 2 -> count(key, "key: ");
            case 3 -> number();
            case 4, 5, 6 -> weightOfZero();
            default -> {
                GnarkProofs other = FILES.get(random.nextInt(FILES.size()));
                changes.add("key of " + other);
                key.clear();
                key.addAll(Piece.ofKey(other.key(false)));
            }
        }
    }

    /** The weight of an input that is 0 becomes infinite, if there is one: the equations still hold. */
    private void weightOfZero() {
        changes.add("key: the weight of a 0 infinite");
        List<Integer> weights = IntStream.range(0, key.size())
                .filter(i -> key.get(i).name().equals("K"))
                .boxed()
                .toList();
        for (int i = 0; i < inputs.length / Fr.BYTES && i + 1 < weights.size(); i++) {
            if (Bytes.wrap(inputs, i * Fr.BYTES, Fr.BYTES).isZero()) {
                int at = weights.get(i + 1);
                key.set(at, points.infinite(key.get(at)));
                return;
            }
        }
    }

    private void swap(List<Piece> pieces, Kind kind, String where) {
        int[] places = IntStream.range(0, pieces.size())
                .filter(i -> pieces.get(i).kind() == kind)
                .toArray();
        int one = anyOf(pieces, places);
        int other = anyOf(pieces, places);
        changes.add(where + pieces.get(one).name() + " and " + pieces.get(other).name() + " swapped");
        Collections.swap(pieces, one, other);
    }

    private void count(List<Piece> pieces, String where) {
        int at = anyOf(
                pieces,
                IntStream.range(0, pieces.size())
                        .filter(i -> pieces.get(i).kind() == Kind.COUNT)
                        .toArray());
        Piece piece = pieces.get(at);
        int old = piece.bytes().getInt(0);
        int changed = switch (random.nextInt(5)) {
            case 0 -> old + 1;
            case 1 -> Math.max(old - 1, 0);
            case 2 -> 0;
            case 3 -> -1;
            default -> random.nextInt(64);
        };
        changes.add(where + piece.name() + " " + changed);
        pieces.set(at, piece.with(Bytes.ofUnsignedInt(changed & 0xffff_ffffL)));
    }

    private void number() {
        int[] places = IntStream.range(0, key.size())
                .filter(i -> key.get(i).kind() == Kind.NUMBER)
                .toArray();
        if (places.length == 0) {
            swap(key, Kind.G1_POINT, "key: ");
            return;
        }
        int at = anyOf(key, places);
        long changed = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(6);
        changes.add("key: covered " + changed);
        key.set(
                at,
                key.get(at)
                        .with(Bytes.wrap(
                                ByteBuffer.allocate(Long.BYTES).putLong(changed).array())));
    }

    private int anyOf(List<Piece> pieces, int[] places) {
        int at = places[random.nextInt(places.length)];
        assert at < pieces.size();
        return at;
    }

    private void changeInputs() {
        int count = inputs.length / Fr.BYTES;
        int at = count == 0 ? 0 : random.nextInt(count) * Fr.BYTES;
        switch (count == 0 ? 7 : random.nextInt(8)) {
            case 0 -> put(at, new BigInteger(1, inputs, at, Fr.BYTES).add(Fr.MODULUS), "plus r");
            case 1 -> put(at, BigInteger.valueOf(random.nextInt(2)), "0 or 1");
            case 2 -> put(at, Fr.MODULUS.subtract(BigInteger.valueOf(random.nextInt(2))), "r or r - 1");
            case 3 -> {
                changes.add("inputs swapped");
                int other = random.nextInt(count) * Fr.BYTES;
                byte[] kept = Arrays.copyOfRange(inputs, at, at + Fr.BYTES);
                System.arraycopy(inputs, other, inputs, at, Fr.BYTES);
                System.arraycopy(kept, 0, inputs, other, Fr.BYTES);
            }
            case 4 -> {
                changes.add("inputs cut");
                inputs = Arrays.copyOf(
                        inputs, random.nextBoolean() ? inputs.length - Fr.BYTES : random.nextInt(inputs.length));
            }
            case 5 -> {
                changes.add("inputs of another proof");
                inputs = file.publicInputs(random.nextInt(file.size()));
            }
            case 6 -> {
                changes.add("input bit");
                inputs[at + random.nextInt(Fr.BYTES)] ^= (byte) (1 << random.nextInt(8));
            }
            default -> {
                changes.add("an input more");
                inputs = Arrays.copyOf(inputs, inputs.length + Fr.BYTES);
            }
        }
    }

    private void put(int at, BigInteger value, String name) {
        changes.add("input " + name);
        byte[] minimal = value.toByteArray();
        int length = Math.min(minimal.length, Fr.BYTES);
        Arrays.fill(inputs, at, at + Fr.BYTES, (byte) 0);
        System.arraycopy(minimal, minimal.length - length, inputs, at + Fr.BYTES - length, length);
    }

    private byte[] bytes(byte[] original, String what) {
        byte[] changed = original.clone();
        switch (random.nextInt(8)) {
            case 0 -> {
                changes.add(what + " cut");
                return Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            case 1 -> {
                changes.add(what + " longer");
                return Arrays.copyOf(changed, changed.length + random.nextInt(1, 65));
            }
            case 2 -> {
                changes.add(what + " byte");
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            default -> {
                int bit = random.nextInt(8 * changed.length);
                changes.add(what + " bit " + bit);
                changed[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        return changed;
    }
}
