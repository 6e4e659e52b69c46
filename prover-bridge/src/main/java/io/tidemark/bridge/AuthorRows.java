package io.tidemark.bridge;

import static io.tidemark.bridge.generated.WitnessLayout.Authors;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.bridge.TablePlan.Table;
import io.tidemark.bridge.generated.WitnessLayout.Padding;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.Lanes;
import java.util.HexFormat;
import java.util.List;

/** Writes a row for each program that acted: its cell before and after, and the signature over its last head. */
final class AuthorRows {
    private static final Fr PADDING_X = constant(Padding.KEY_X);
    private static final Fr PADDING_Y = constant(Padding.KEY_Y);
    private static final Fr PADDING_R_X = constant(Padding.R_X);
    private static final Fr PADDING_R_Y = constant(Padding.R_Y);
    private static final Fr PADDING_S = constant(Padding.S);

    private AuthorRows() {}

    private static Fr constant(String digits) {
        return Fr.decode(HexFormat.of().parseHex(digits));
    }

    static void write(RowWriter out, Table table, Trace trace) throws NativeBridgeException {
        table.require(trace.programs().size());
        for (int i = 0; i < trace.programs().size(); i++) {
            out.at(table, i);
            CellChange program = trace.programs().get(i);
            out.put(Authors.INDEX, program.id().index());
            program(out, Authors.BEFORE_HEADER, program.before());
            program(out, Authors.AFTER_HEADER, program.after());
            signature(out, program, trace.signatures());
        }
        for (int i = trace.programs().size(); i < table.rows(); i++) {
            padding(out.at(table, i));
        }
    }

    /** Both versions have the same columns in the same order; {@code first} is that of the header. */
    private static void program(RowWriter out, int first, List<Fr> lanes) {
        int shift = first - Authors.BEFORE_HEADER;
        out.put(shift + Authors.BEFORE_HEADER, lanes.get(0));
        out.put(shift + Authors.BEFORE_KEY_X, lanes.get(1));
        out.put(shift + Authors.BEFORE_KEY_Y, lanes.get(2));
        out.put(shift + Authors.BEFORE_HEAD, lanes.get(3));
        out.put(shift + Authors.BEFORE_CALL_HEAD, lanes.get(4));
        Lanes.Unpacker numbers = Bits.of(lanes.get(5));
        out.put(shift + Authors.BEFORE_COUNTER, numbers.take(Integer.SIZE));
        out.put(shift + Authors.BEFORE_REGISTERED_AT, numbers.take(Integer.SIZE));
        out.put(shift + Authors.BEFORE_DOMAIN, numbers.take(Integer.SIZE));
        out.put(shift + Authors.BEFORE_DEPOSITS, numbers.take(Integer.SIZE));
        out.put(shift + Authors.BEFORE_CAUSE, lanes.get(6));
        out.put(shift + Authors.BEFORE_LINK, lanes.get(7));
    }

    /** A trace of a batch that was not signed has no signature for the program; the columns stay zero, and no rule holds. */
    private static void signature(RowWriter out, CellChange program, List<HeadSignature> signatures) {
        for (HeadSignature signature : signatures) {
            if (signature.author().equals(program.id())) {
                SchnorrSignature pair = signature.signature();
                out.put(Authors.R_X, pair.r().x());
                out.put(Authors.R_Y, pair.r().y());
                out.put(Authors.S, pair.s());
            }
        }
    }

    private static void padding(RowWriter out) {
        out.put(Authors.BEFORE_KEY_X, PADDING_X);
        out.put(Authors.BEFORE_KEY_Y, PADDING_Y);
        out.put(Authors.AFTER_KEY_X, PADDING_X);
        out.put(Authors.AFTER_KEY_Y, PADDING_Y);
        out.put(Authors.R_X, PADDING_R_X);
        out.put(Authors.R_Y, PADDING_R_Y);
        out.put(Authors.S, PADDING_S);
    }
}
