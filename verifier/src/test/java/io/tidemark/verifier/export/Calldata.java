package io.tidemark.verifier.export;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Calldata whose words tests change one by one. */
final class Calldata {
    static final BigInteger P =
            new BigInteger("21888242871839275222246405745257275088696311157297823662689037894645226208583");
    private static final int WORD = 32;
    private static final int SELECTOR = 4;

    private final Bytes selector;
    private final List<BigInteger> words = new ArrayList<>();
    private final int inputsAt;

    private Calldata(Bytes calldata, int inputs) {
        selector = calldata.slice(0, SELECTOR);
        for (int at = SELECTOR; at < calldata.size(); at += WORD) {
            words.add(calldata.slice(at, WORD).toUnsignedBigInteger());
        }
        inputsAt = words.size() - inputs;
    }

    static Calldata of(byte[] proof, List<Fr> inputs) throws Groth16FormatException {
        return new Calldata(EvmProof.decode(proof).calldata(inputs), inputs.size());
    }

    static Calldata of(Groth16Proof proof, List<Fr> inputs) {
        return new Calldata(EvmProof.of(proof).calldata(inputs), inputs.size());
    }

    /** The word of an input. */
    int input(int i) {
        return inputsAt + i;
    }

    BigInteger word(int i) {
        return words.get(i);
    }

    int size() {
        return words.size();
    }

    /** How many words are coordinates. */
    int coordinates() {
        return inputsAt;
    }

    Calldata with(int i, BigInteger value) {
        words.set(i, value);
        return this;
    }

    Calldata plus(int i, BigInteger value) {
        return with(i, words.get(i).add(value));
    }

    Calldata zero(int from, int count) {
        Collections.fill(words.subList(from, from + count), BigInteger.ZERO);
        return this;
    }

    Calldata swap(int one, int other) {
        Collections.swap(words, one, other);
        return this;
    }

    /** Takes words from other calldata of the same contract. */
    Calldata take(Calldata other, int from, int count) {
        for (int i = from; i < from + count; i++) {
            words.set(i, other.words.get(i));
        }
        return this;
    }

    Bytes bytes() {
        List<Bytes> parts = new ArrayList<>(List.of(selector));
        words.forEach(word -> parts.add(Bytes.fromHexStringLenient(word.toString(16), WORD)));
        return Bytes.concatenate(parts);
    }
}
