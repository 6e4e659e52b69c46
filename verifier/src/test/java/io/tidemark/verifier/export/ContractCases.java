package io.tidemark.verifier.export;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.fixtures.Fixtures;
import io.tidemark.fixtures.GnarkProofs;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PublicInputs;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** Calls of one contract: valid proofs, and one tampering each with the reason that the contract must give. */
final class ContractCases {
    /** A call and the error that it must end in; none for a valid proof. */
    record Case(String contract, String name, Bytes calldata, String error) {
        boolean isValid() {
            return error.isEmpty();
        }

        @Override
        public String toString() {
            return contract + ": " + name;
        }
    }

    private static final String INVALID = "ProofInvalid";
    private static final String NOT_IN_GROUP = "PointNotInGroup";
    private static final String UNKNOWN = "KnowledgeInvalid";
    private static final int B = 2;
    private static final int C = 6;
    private static final int D = 8;

    private final GnarkProofs file;
    private final int commitments;
    /** What other inputs end in: where commitments are folded, the challenge depends on the inputs that they cover. */
    private final String otherInputs;

    private final List<Case> cases = new ArrayList<>();

    private ContractCases(GnarkProofs file) throws Groth16FormatException {
        this.file = file;
        commitments = VerifyingKey.decode(file.key(false)).commitments().size();
        otherInputs = commitments > 1 ? UNKNOWN : INVALID;
    }

    static List<Case> of(GnarkProofs file) throws Groth16FormatException {
        ContractCases all = new ContractCases(file);
        all.valid();
        all.inputs();
        all.coordinates();
        all.points();
        if (all.commitments > 0) {
            all.commitments();
        }
        return all.cases;
    }

    private Calldata fresh(int i) throws Groth16FormatException {
        return Calldata.of(file.proof(i, false), inputs(i));
    }

    private List<Fr> inputs(int i) throws Groth16FormatException {
        return PublicInputs.decode(file.publicInputs(i));
    }

    private void add(String name, Bytes calldata, String error) {
        cases.add(new Case(file.name(), name, calldata, error));
    }

    private void add(String name, Calldata calldata, String error) {
        add(name, calldata.bytes(), error);
    }

    private void valid() throws Groth16FormatException {
        for (int i = 0; i < file.size(); i++) {
            add("proof " + i, fresh(i), "");
            Groth16Proof p = Groth16Proof.decode(file.proof(i, true));
            Groth16Proof same = new Groth16Proof(p.a().negate(), p.b().negate(), p.c(), p.commitments(), p.knowledge());
            add("proof " + i + " negated twice", Calldata.of(same, inputs(i)), "");
        }
    }

    private void inputs() throws Groth16FormatException {
        Calldata proof = fresh(1);
        for (int i = 0; i < inputs(1).size(); i++) {
            int at = proof.input(i);
            add("input " + i + " plus r", fresh(1).plus(at, Fr.MODULUS), "InputNotInField " + i);
            add("input " + i + " is r", fresh(1).with(at, Fr.MODULUS), "InputNotInField " + i);
            Fr changed = inputs(1).get(i).add(Fr.ONE);
            add("input " + i + " plus 1", fresh(1).with(at, changed.toBigInteger()), otherInputs);
        }
        if (inputs(1).size() > 1) {
            add("inputs swapped", fresh(1).swap(proof.input(0), proof.input(1)), otherInputs);
        }
        add(
                "inputs of another proof",
                fresh(1).take(fresh(0), proof.input(0), inputs(1).size()),
                otherInputs);
    }

    private void coordinates() throws Groth16FormatException {
        for (int i = 0; i < fresh(1).coordinates(); i++) {
            add("word " + i + " plus p", fresh(1).plus(i, Calldata.P), "CoordinateNotInField " + i);
        }
        // Cheap before dear, and always the same one (EXP-3).
        int last = fresh(1).coordinates() - 1;
        add("last word plus p, A infinite", fresh(1).zero(0, 2).plus(last, Calldata.P), "CoordinateNotInField " + last);
        int input = fresh(1).input(0);
        add(
                "an input plus r, last word plus p",
                fresh(1).plus(last, Calldata.P).plus(input, Fr.MODULUS),
                "InputNotInField 0");
        add("last word missing", fresh(1).bytes().slice(0, fresh(1).bytes().size() - 32), "revert 0x");
        add(
                "no such function",
                Bytes.concatenate(Bytes.of(0, 0, 0, 0), fresh(1).bytes().slice(4)),
                "revert 0x");
        add("nothing", Bytes.EMPTY, "revert 0x");
    }

    private void points() throws Groth16FormatException {
        Calldata proof = fresh(1);
        BigInteger one = BigInteger.ONE;
        add("A infinite", fresh(1).zero(0, 2), "PointAtInfinity 0");
        add("B infinite", fresh(1).zero(B, 4), "PointAtInfinity 2");
        add("C infinite", fresh(1).zero(C, 2), "PointAtInfinity 6");
        add("A, B and C infinite", fresh(1).zero(0, 8), "PointAtInfinity 0");
        add("A and C swapped", fresh(1).swap(0, C).swap(1, C + 1), INVALID);
        add("A negated", fresh(1).with(1, Calldata.P.subtract(proof.word(1))), INVALID);
        add("A off the curve", fresh(1).with(1, proof.word(1).add(one).mod(Calldata.P)), NOT_IN_GROUP);
        add("C off the curve", fresh(1).with(C, one).with(C + 1, one), NOT_IN_GROUP);
        add("A replaced", fresh(1).with(0, one).with(1, BigInteger.TWO), INVALID);
        add("B real and imaginary swapped", fresh(1).swap(B, B + 1).swap(B + 2, B + 3), NOT_IN_GROUP);
        add("B off the curve", fresh(1).with(B + 3, proof.word(B + 3).add(one).mod(Calldata.P)), NOT_IN_GROUP);
        add("B outside the subgroup", stray(fresh(1)), NOT_IN_GROUP);
        add("A of another proof", fresh(1).take(fresh(0), 0, 2), INVALID);
        add("another proof", fresh(1).take(fresh(0), 0, proof.coordinates()), otherInputs);
    }

    private static Calldata stray(Calldata calldata) {
        Bytes point = Fixtures.json("vectors/algebra/g2.json")
                .get("decode")
                .valueStream()
                .filter(vector -> vector.get("verdict").asString().equals("SUBGROUP"))
                .map(vector -> Bytes.wrap(Fixtures.hex(vector, "bytes")))
                .filter(bytes -> bytes.size() == 128)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 4; i++) {
            calldata.with(B + i, point.slice(32 * i, 32).toUnsignedBigInteger());
        }
        return calldata;
    }

    private void commitments() throws Groth16FormatException {
        Calldata proof = fresh(1);
        int knowledge = D + 2 * commitments;
        G1 other = G1.GENERATOR;
        add("commitment infinite", fresh(1).zero(D, 2), "PointAtInfinity " + D);
        add("knowledge infinite", fresh(1).zero(knowledge, 2), "PointAtInfinity " + knowledge);
        add("commitment replaced", fresh(1).with(D, other.x()).with(D + 1, other.y()), UNKNOWN);
        add("knowledge replaced", fresh(1).with(knowledge, other.x()).with(knowledge + 1, other.y()), UNKNOWN);
        add("knowledge negated", fresh(1).with(knowledge + 1, Calldata.P.subtract(proof.word(knowledge + 1))), UNKNOWN);
        add("knowledge of another proof", fresh(1).take(fresh(0), knowledge, 2), UNKNOWN);
        add(
                "knowledge off the curve",
                fresh(1).with(knowledge, BigInteger.ONE).with(knowledge + 1, BigInteger.ONE),
                NOT_IN_GROUP);
        add("commitment off the curve", fresh(1).with(D, BigInteger.ONE).with(D + 1, BigInteger.ONE), NOT_IN_GROUP);
        add("commitments and knowledge of another proof", fresh(1).take(fresh(0), D, 2 * commitments + 2), otherInputs);
        if (commitments > 1) {
            add("commitments turned", fresh(1).swap(D, D + 2).swap(D + 1, D + 3), UNKNOWN);
        }
    }
}
