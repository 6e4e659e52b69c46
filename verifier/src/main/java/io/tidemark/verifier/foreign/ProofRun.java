package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One run of the checks, cheap before dear; the first that fails ends it. */
final class ProofRun {
    private final ProofVerifier verifier;
    private final ForeignKey key;
    private final List<ProofCheck> checks = new ArrayList<>();
    private Optional<String> proofForm = Optional.empty();
    private List<NamedInput> inputs = List.of();

    ProofRun(ProofVerifier verifier) {
        this.verifier = verifier;
        key = verifier.key();
    }

    /** The report of a key that could not be read. */
    static ProofReport withoutKey(String fileHash, ProofFailure why) {
        List<ProofCheck> checks = new ArrayList<>();
        checks.add(new ProofCheck.Failed(ProofCheckName.KEY, why));
        fill(checks);
        return new ProofReport(Optional.empty(), Optional.empty(), fileHash, Optional.empty(), List.of(), checks);
    }

    ProofReport run(byte[] proofFile, byte[] publicFile) {
        passed(ProofCheckName.KEY, verifier.keyForm());
        try {
            checkAll(proofFile, publicFile);
        } catch (ForeignFormatException refused) {
            checks.add(new ProofCheck.Failed(left(checks).getFirst(), refused.failure()));
        }
        fill(checks);
        return new ProofReport(
                Optional.of(verifier.keyForm()),
                Optional.of(verifier.keyHash()),
                verifier.keyFileHash(),
                proofForm,
                inputs,
                checks);
    }

    private static void fill(List<ProofCheck> checks) {
        left(checks).forEach(name -> checks.add(new ProofCheck.NotRun(name, "a check before it failed")));
    }

    private static List<ProofCheckName> left(List<ProofCheck> done) {
        return List.of(ProofCheckName.values()).subList(done.size(), ProofCheckName.values().length);
    }

    private void passed(ProofCheckName name, String note) {
        checks.add(new ProofCheck.Passed(name, note));
    }

    private static void require(Optional<ProofFailure> failure) throws ForeignFormatException {
        if (failure.isPresent()) {
            throw new ForeignFormatException(failure.get());
        }
    }

    private void checkAll(byte[] proofFile, byte[] publicFile) throws ForeignFormatException {
        pin();
        setup();
        EnvelopedProof proof = proof(proofFile);
        List<Fr> values = inputs(publicFile, proof.envelope());
        Optional<String> note = proof.envelope().note();
        if (note.isPresent()) {
            require(proof.envelope().contradiction(values));
            passed(ProofCheckName.ENVELOPE, note.get());
        } else {
            checks.add(new ProofCheck.NotRun(ProofCheckName.ENVELOPE, "the proof has no envelope"));
        }
        if (!key.holds(proof.proof(), values)) {
            throw new ForeignFormatException(ProofFailure.of(
                    ForeignCode.PROOF_INVALID, "a proof of these public inputs under this key", "one that is not"));
        }
        passed(ProofCheckName.EQUATION, "");
    }

    private void pin() throws ForeignFormatException {
        Optional<String> expected = verifier.options().expectedKey();
        if (expected.isEmpty()) {
            checks.add(new ProofCheck.NotRun(ProofCheckName.PIN, "no key was expected: whoever chose it is trusted"));
            return;
        }
        if (!expected.get().equals(verifier.keyHash()) && !expected.get().equals(verifier.keyFileHash())) {
            throw new ForeignFormatException(ProofFailure.of(
                    ForeignCode.E_VK_UNPINNED,
                    "a key with hash, or file hash, " + expected.get(),
                    verifier.keyHash() + ", file " + verifier.keyFileHash()));
        }
        passed(ProofCheckName.PIN, "");
    }

    private void setup() throws ForeignFormatException {
        if (!verifier.findings().isEmpty()) {
            KeyFinding first = verifier.findings().getFirst();
            throw new ForeignFormatException(new ProofFailure(
                    ForeignCode.E_VK_DEGENERATE,
                    first.where(),
                    ProofFailure.NO_OFFSET,
                    "a key under which nobody can forge and that binds each input",
                    first.what() + ". " + first.kind().gain()));
        }
        passed(ProofCheckName.SETUP, "");
    }

    private EnvelopedProof proof(byte[] file) throws ForeignFormatException {
        ForeignLimits.require(file, ForeignLimits.PROOF_BYTES_MAX);
        List<ProofCandidate> all = new ArrayList<>(key.proofForms());
        all.add(Sp1Envelope.candidate(key, verifier.keyFile()));
        List<Candidate<EnvelopedProof>> allowed = all.stream()
                .filter(candidate -> verifier.options().format().allows(candidate.format()))
                .<Candidate<EnvelopedProof>>map(candidate -> candidate)
                .toList();
        EnvelopedProof proof = Detection.read("a proof", allowed, file);
        proofForm = Optional.of(proof.format().label());
        key.requireShape(proof.proof());
        passed(ProofCheckName.PROOF, proof.format().label());
        return proof;
    }

    private List<Fr> inputs(byte[] file, Envelope envelope) throws ForeignFormatException {
        List<Fr> values = InputForms.read(file, envelope);
        if (values.size() != key.inputCount()) {
            throw new ForeignFormatException(ProofFailure.of(
                    ForeignCode.E_INPUT_COUNT, key.inputCount() + " public inputs, as in the key", values.size() + ""));
        }
        List<String> names = envelope.names(values.size());
        inputs = IntStream.range(0, values.size())
                .mapToObj(i -> new NamedInput(names.get(i), values.get(i)))
                .toList();
        passed(ProofCheckName.INPUTS, values.size() + "");
        return values;
    }
}
