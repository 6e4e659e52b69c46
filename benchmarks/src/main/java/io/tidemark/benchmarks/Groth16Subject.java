package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.verifier.groth16.Groth16Claim;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Groth16 proofs under one key, each read from its compressed bytes and verified with a key that is ready. */
final class Groth16Subject {
    private final Proved proved;
    private final PreparedKey prepared;
    private final List<byte[]> proofs = new ArrayList<>();
    private final List<List<Fr>> inputs = new ArrayList<>();

    private Groth16Subject(Proved proved) throws Groth16FormatException {
        this.proved = proved;
        prepared = prepare();
        for (int i = 0; i < proved.size(); i++) {
            proofs.add(proved.proof(i).toArray());
            inputs.add(proved.inputs(i));
        }
    }

    static Groth16Subject read(String name) throws IOException, Groth16FormatException {
        return new Groth16Subject(Proved.groth16(name));
    }

    /** What the key costs in Java before the first proof. */
    PreparedKey prepare() throws Groth16FormatException {
        return PreparedKey.of(VerifyingKey.decode(proved.key().toArray()));
    }

    /** In Java: whether the first proof holds, which it does. */
    boolean java() throws Groth16FormatException {
        return prepared.verify(Groth16Proof.decode(proofs.getFirst()), inputs.getFirst());
    }

    /** In gnark, which fails unless the first proof holds. */
    Duration gnark(NativeReference gnark) throws NativeBridgeException {
        return gnark.timeVerify(proved.key(), proved.proof(0), proved.publicInputs(0), 1);
    }

    /** In Java, so many proofs together: which of them do not hold, which is none. */
    List<Integer> javaTogether(int count) throws Groth16FormatException {
        List<Groth16Claim> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int which = i % proofs.size();
            claims.add(new Groth16Claim(Groth16Proof.decode(proofs.get(which)), inputs.get(which)));
        }
        return prepared.failing(claims);
    }
}
