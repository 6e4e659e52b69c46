package io.tidemark.verifier.plonk;

import io.tidemark.algebra.G1;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The canonical bytes of a key (PLK-9): versioned, compressed, without lines. */
final class KeyCanon {
    private KeyCanon() {}

    static byte[] hash(PlonkKey key) {
        return Sha256.of(bytes(key)).toArrayUnsafe();
    }

    static byte[] bytes(PlonkKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlonkDomain domain = key.domain();
        number(out, 0);
        number(out, PlonkKey.VERSION);
        number(out, domain.size());
        out.writeBytes(domain.sizeInverse().encode());
        out.writeBytes(domain.generator().encode());
        number(out, key.publicInputCount());
        out.writeBytes(domain.shift().encode());
        key.permutation().forEach(point -> point(out, point));
        key.selectors().inOrder().forEach(point -> point(out, point));
        count(out, key.commitmentCount());
        key.gates().forEach(gate -> point(out, gate.qcp()));
        point(out, key.kzg().g1());
        out.writeBytes(key.kzg().g2().encodeCompressed());
        out.writeBytes(key.kzg().secretG2().encodeCompressed());
        count(out, key.commitmentCount());
        key.gates().forEach(gate -> number(out, gate.row()));
        return out.toByteArray();
    }

    private static void point(ByteArrayOutputStream out, G1 point) {
        out.writeBytes(point.encodeCompressed());
    }

    private static void number(ByteArrayOutputStream out, long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void count(ByteArrayOutputStream out, int count) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
    }
}
