package io.tidemark.cli.differential;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/** A point or number of a key or a proof as it stands in the file; altered ones need not be valid. */
record Piece(Kind kind, String name, Bytes bytes) {
    enum Kind {
        G1_POINT,
        G2_POINT,
        /** 32 bits. */
        COUNT,
        /** 64 bits. */
        NUMBER
    }

    Piece with(Bytes changed) {
        return new Piece(kind, name, changed);
    }

    boolean isPoint() {
        return kind == Kind.G1_POINT || kind == Kind.G2_POINT;
    }

    static byte[] join(List<Piece> pieces) {
        return Bytes.concatenate(pieces.stream().map(Piece::bytes).toList()).toArray();
    }

    /** The pieces of a proof as gnark wrote it. */
    static List<Piece> ofProof(byte[] proof) {
        Cutter cutter = new Cutter(proof);
        cutter.point(Kind.G1_POINT, "A");
        cutter.point(Kind.G2_POINT, "B");
        cutter.point(Kind.G1_POINT, "C");
        int commitments = cutter.count("number of commitments");
        for (int i = 0; i < commitments; i++) {
            cutter.point(Kind.G1_POINT, "commitment");
        }
        cutter.point(Kind.G1_POINT, "proof of knowledge");
        return cutter.done();
    }

    /** The pieces of a key as gnark wrote it. */
    static List<Piece> ofKey(byte[] key) {
        Cutter cutter = new Cutter(key);
        cutter.point(Kind.G1_POINT, "alpha");
        cutter.point(Kind.G1_POINT, "beta1");
        cutter.point(Kind.G2_POINT, "beta");
        cutter.point(Kind.G2_POINT, "gamma");
        cutter.point(Kind.G1_POINT, "delta1");
        cutter.point(Kind.G2_POINT, "delta");
        int weights = cutter.count("number of K");
        for (int i = 0; i < weights; i++) {
            cutter.point(Kind.G1_POINT, "K");
        }
        int lists = cutter.count("number of commitments");
        for (int i = 0; i < lists; i++) {
            int covered = cutter.count("number of covered");
            for (int j = 0; j < covered; j++) {
                cutter.cut(Kind.NUMBER, "covered", Long.BYTES);
            }
        }
        int keys = cutter.count("number of commitment keys");
        for (int i = 0; i < keys; i++) {
            cutter.point(Kind.G2_POINT, "G");
            cutter.point(Kind.G2_POINT, "GSigmaNeg");
        }
        return cutter.done();
    }

    private static final class Cutter {
        private final byte[] file;
        private final List<Piece> pieces = new ArrayList<>();
        private int at;

        Cutter(byte[] file) {
            this.file = file;
        }

        void cut(Kind kind, String name, int length) {
            pieces.add(new Piece(kind, name, Bytes.wrap(file, at, length).copy()));
            at += length;
        }

        void point(Kind kind, String name) {
            boolean compressed = G1.isCompressed(file, at);
            int size = compressed ? G1.COMPRESSED_BYTES : G1.RAW_BYTES;
            cut(kind, name, kind == Kind.G2_POINT ? size / G1.COMPRESSED_BYTES * G2.COMPRESSED_BYTES : size);
        }

        int count(String name) {
            int count = ByteBuffer.wrap(file).getInt(at);
            cut(Kind.COUNT, name, Integer.BYTES);
            return count;
        }

        List<Piece> done() {
            if (at != file.length) {
                throw new AssertionError("expected " + at + " bytes, got " + file.length);
            }
            return pieces;
        }
    }
}
