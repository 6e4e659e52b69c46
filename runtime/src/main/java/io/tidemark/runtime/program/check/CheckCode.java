package io.tidemark.runtime.program.check;

/** What the checker finds; numbers and names are permanent (docs/spec 19.7). From 50 on they are warnings. */
public enum CheckCode {
    /** A name stands for nothing of its sort. */
    E_NAME_UNKNOWN(1),
    /** A name is given twice. */
    E_NAME_TAKEN(2),
    /** A parameter has no value, or one of another type than it is used as. */
    E_TYPE(3),
    /** An amount is in another asset, or finer than the asset is. */
    E_UNIT(4),
    /** The account program is of another timeline than the asset, or the role is no account program. */
    E_TIMELINE(5),
    /** A name is used before what it stands for is surely there. */
    E_NOT_MADE(6),
    /** Two branches that run at once may touch one linear resource. */
    E_BRANCH_CONFLICT(10),
    /** Something crosses between branches that cannot be shared. */
    E_NOT_SHAREABLE(11),
    /** A resource is used by who sent it away. */
    E_MOVED(12),
    /** A declared access set does not have what the step touches. */
    E_UNDECLARED_ACCESS(13),
    /** An answer where there is no call, or more than one answer to a call. */
    E_CALL(14),
    /** A run of an imported program leaves something open that it needs. */
    E_RUN(15),
    /** The program grows past the limits when what it runs is put in. */
    E_LIMIT(16),
    /** A step waits for what nothing in the program can bring about. */
    W_NEVER_ENDS(50),
    /** A step comes after one that never ends. */
    W_UNREACHABLE(51),
    /** The effects of a race's branch do not fit into one group. */
    W_RACE_PARTIAL(52),
    /** A refund comes before the deadline of its escrow. */
    W_REFUND_EARLY(53),
    /** Something is declared and never used. */
    W_UNUSED(54);

    private static final int WARNINGS = 50;

    private final int number;

    CheckCode(int number) {
        this.number = number;
    }

    /** The permanent number. */
    public int number() {
        return number;
    }

    /** Whether a program with it does not run. */
    public boolean isError() {
        return number < WARNINGS;
    }
}
