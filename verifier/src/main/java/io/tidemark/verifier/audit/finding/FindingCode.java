package io.tidemark.verifier.audit.finding;

/** What an audit can find (spec 7.9). {@code A_} codes need no policy; {@code P_} codes are breaches of one. */
public enum FindingCode {
    A_BATCHES_MISSING(
            Severity.SERIOUS, "Batches {first} to {last} are not there; nothing is known of what happened in them."),
    A_HISTORY_BROKEN(
            Severity.SERIOUS,
            "Batch {batch} does not start from the state that the one before left ({expected}): two histories are mixed."),
    A_HISTORY_FORKED(Severity.SERIOUS, "Two different batches {batch} are proved: there are two histories."),
    A_HISTORY_TRUNCATED(
            Severity.SERIOUS, "The history ends with batch {batch}, but there is something later: {expected}."),
    A_BATCHES_UNPROVED(
            Severity.NOTE,
            "Of {batches} batches {unproved} are proved by no bundle given here: they are the word of who has the logs."),
    A_EFFECTS_WITHHELD(
            Severity.NOTE,
            "The effects of batch {batch} are not published: programs, ownership and uses of it are known, grants and "
                    + "calls are not."),
    A_EFFECT_REFUSED(Severity.NOTE, "{effect} by {author} was refused: {reason}."),
    A_EXPIRED_USE_REFUSED(
            Severity.WARNING, "{author} tried to use {capability} for {effect} after it had expired, and was refused."),
    A_USE_NEAR_EXPIRY(Severity.NOTE, "{user} used {capability} {left} before it expired."),
    A_MOVED_BY_OTHER(
            Severity.NOTE,
            "{user} moved {resource}, which {owner} owned: {effect} with {capability}, granted by {grantor}."),
    A_RIGHT_UNUSED(Severity.NOTE, "{capability} gives {holder} {rights}, which {holder} never used."),
    A_CHAINS_MEET(
            Severity.WARNING,
            "{count} capabilities over {scope} of {root} end in {holder}: {capabilities}. Revoking one of them leaves the rest."),
    P_RIGHT_ONLY_BY(Severity.SERIOUS, "{user} used {right} with {capability}; only {allowed} may."),
    P_DEPTH(Severity.SERIOUS, "{capability} is {depth} deep; {limit} is allowed."),
    P_USE_WITHIN(Severity.SERIOUS, "{user} used {capability} {after} after it was granted; {limit} is allowed."),
    P_LIFE(Severity.SERIOUS, "{capability} lives {life} from its grant; {limit} is allowed."),
    P_TWO_PARTY(
            Severity.SERIOUS,
            "{user} alone moved {resource} ({quantity} of {asset}); from {limit} on it takes two programs in one atomic group."),
    P_SNAPSHOT_AGE(
            Severity.SERIOUS,
            "The last snapshot used, {sequence}, is {age} older than the time of this audit; {limit} is allowed."),
    P_NEVER_DELEGATED_TO(Severity.SERIOUS, "{grantor} granted {capability} to {holder}, who must not get any.");

    private final Severity severity;
    private final String sentence;

    FindingCode(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    /** The severity where a policy does not give another. */
    public Severity severity() {
        return severity;
    }

    /** The sentence for people, with the names of details in braces. */
    public String sentence() {
        return sentence;
    }

    /** Whether it is a breach of a policy. */
    public boolean isBreach() {
        return name().startsWith("P_");
    }
}
