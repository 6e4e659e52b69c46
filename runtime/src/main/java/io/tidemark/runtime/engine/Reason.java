package io.tidemark.runtime.engine;

import io.tidemark.model.CellId;
import io.tidemark.model.RejectCode;

/** Why a proposal was rejected. */
public sealed interface Reason {
    /** The name of the reason, the same in documents, logs and on the command line. */
    String code();

    /** What was expected, and what to do next. */
    String explanation();

    /**
     * A rule of the core is broken.
     *
     * @param member which of the proposal's effects, from 0
     */
    record Rule(RejectCode rule, int member) implements Reason {
        @Override
        public String code() {
            return rule.name();
        }

        @Override
        public String explanation() {
            return "expected that " + rule.rule() + ", which draft " + member + " breaks. " + rule.next();
        }
    }

    /**
     * An effect went to a cell that was not declared.
     *
     * @param write whether to change it
     */
    record Undeclared(CellId cell, boolean write) implements Reason {
        /** The code. */
        public static final String CODE = "E_UNDECLARED_ACCESS";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public String explanation() {
            return "expected only declared cells, got one to " + (write ? "change" : "look at") + ": " + cell
                    + ". Declare it, or leave the declaration out: then it is found out.";
        }
    }

    /**
     * The batch has no room for it.
     *
     * @param section of the shape that is full
     * @param needed rows of it that the batch would need
     * @param room rows that it has
     * @param alone whether it would not fit a batch of its own either
     */
    record NoRoom(String section, int needed, int room, boolean alone) implements Reason {
        /** The code. */
        public static final String CODE = "E_NO_ROOM";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public String explanation() {
            return "expected at most " + room + " rows of " + section + ", got " + needed + ". "
                    + (alone ? "Take a larger shape." : "Cut the batch and propose it again.");
        }
    }
}
