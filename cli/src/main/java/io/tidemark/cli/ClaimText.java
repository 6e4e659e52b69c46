package io.tidemark.cli;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.CountClaim.Relation;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.SubjectKind;
import io.tidemark.runtime.yaml.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code tidemark audit prove} is told to claim and to hide. Not thread-safe. */
final class ClaimText {
    private static final Pattern COUNT = Pattern.compile("uses( ?\\+ ?passes)? ?(=|<=) ?(0|[1-9][0-9]{0,9})");
    private static final Pattern RIGHTS = Pattern.compile("rights within ([A-Z, ]+)");
    private static final Pattern EXPIRY = Pattern.compile("expiry ?<= ?(\\S+)");
    private static final Pattern SCOPE = Pattern.compile("scope ?= ?(\\S+)");
    private static final Pattern HOLDER = Pattern.compile("holder ?= ?(\\S+)");
    private static final Pattern HOLDERS = Pattern.compile("holder in (.+)");
    private static final Pattern FLAG = Pattern.compile("(not )?(revoked|existed)");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final String SET = "holders";
    private static final String FORMS = "Claim one of: \"uses = N\", \"uses <= N\", \"uses + passes = N\", "
            + "\"rights within A,B\", \"expiry <= TIME\", \"scope = RESOURCE\", \"holder = PROGRAM\", "
            + "\"holder in P,Q\", \"revoked\", \"not revoked\", \"existed\", \"not existed\"; each once.";

    private final NameBook names;
    private Optional<ResourceId> scope = Optional.empty();
    private Optional<ProgramId> holder = Optional.empty();
    private Optional<CountClaim> count = Optional.empty();
    private Optional<Rights> rights = Optional.empty();
    private Optional<Seconds> expiry = Optional.empty();
    private Optional<Boolean> revoked = Optional.empty();
    private Optional<Boolean> existed = Optional.empty();
    private Optional<List<ProgramId>> holders = Optional.empty();

    private ClaimText(NameBook names) {
        this.names = names;
    }

    /**
     * The draft that the words of a command line make.
     *
     * @param names those of the world
     * @param hidden names of subjects
     */
    static AuditDraft read(NameBook names, String capability, List<String> claims, List<String> hidden)
            throws CommandFailure {
        ClaimText text = new ClaimText(names);
        for (String claim : claims) {
            text.claim(claim.strip().replaceAll(" +", " "));
        }
        Set<SubjectKind> subjects = EnumSet.noneOf(SubjectKind.class);
        boolean set = false;
        for (String word : hidden) {
            if (word.equals(SET) && text.holders.isPresent()) {
                set = true;
            } else {
                subjects.add(subject(word));
            }
        }
        long index = text.index(CellKind.CAPABILITY, capability);
        if (index == 0) {
            throw CommandFailure.usage("capability 0 means none", "Give a capability of the world.");
        }
        return new AuditDraft(
                CapabilityId.of(index),
                text.scope,
                text.holder,
                text.count,
                text.rights,
                text.expiry,
                text.revoked,
                text.existed,
                text.holders,
                subjects,
                set);
    }

    private static SubjectKind subject(String word) throws CommandFailure {
        for (SubjectKind kind : SubjectKind.values()) {
            if (kind.label().equals(word)) {
                return kind;
            }
        }
        throw CommandFailure.usage(
                "`" + Shown.brief(word) + "` cannot be hidden",
                "Hide some of capability, scope, holder; with a claim \"holder in ...\" also holders.");
    }

    @SuppressWarnings("AssignmentExpression") // a ladder of patterns, each asked once
    private void claim(String text) throws CommandFailure {
        Matcher matcher = COUNT.matcher(text);
        if (matcher.matches() && count.isEmpty()) {
            Relation relation = matcher.group(2).equals("=") ? Relation.EXACTLY : Relation.AT_MOST;
            count = Optional.of(new CountClaim(matcher.group(1) != null, relation, number(matcher.group(3))));
        } else if ((matcher = RIGHTS.matcher(text)).matches() && rights.isEmpty()) {
            rights = Optional.of(rights(matcher.group(1)));
        } else if ((matcher = EXPIRY.matcher(text)).matches() && expiry.isEmpty()) {
            expiry = Optional.of(time(matcher.group(1)));
        } else if ((matcher = SCOPE.matcher(text)).matches() && scope.isEmpty()) {
            scope = Optional.of(
                    ResourceId.of(matcher.group(1).equals("all") ? 0 : index(CellKind.RESOURCE, matcher.group(1))));
        } else if ((matcher = HOLDER.matcher(text)).matches() && holder.isEmpty()) {
            holder = Optional.of(ProgramId.of(index(CellKind.PROGRAM, matcher.group(1))));
        } else if ((matcher = HOLDERS.matcher(text)).matches() && holders.isEmpty()) {
            holders = Optional.of(holders(matcher.group(1)));
        } else if ((matcher = FLAG.matcher(text)).matches()) {
            flag(text, matcher.group(2), matcher.group(1) == null);
        } else {
            throw unreadable(text);
        }
    }

    private void flag(String text, String what, boolean value) throws CommandFailure {
        if (what.equals("revoked") && revoked.isEmpty()) {
            revoked = Optional.of(value);
        } else if (what.equals("existed") && existed.isEmpty()) {
            existed = Optional.of(value);
        } else {
            throw unreadable(text);
        }
    }

    private static CommandFailure unreadable(String text) {
        return CommandFailure.usage("`" + Shown.brief(text) + "` is no claim, or is claimed twice", FORMS);
    }

    private static Rights rights(String list) throws CommandFailure {
        List<Right> rights = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            Right right = null;
            for (Right known : Right.values()) {
                right = known.name().equals(word.strip()) ? known : right;
            }
            if (right == null) {
                throw CommandFailure.usage(
                        "`" + Shown.brief(word.strip()) + "` is no right",
                        "Name some of " + List.of(Right.values()) + ".");
            }
            rights.add(right);
        }
        return Rights.of(rights.toArray(Right[]::new));
    }

    private static Seconds time(String text) throws CommandFailure {
        try {
            return Seconds.of(
                    INDEX.matcher(text).matches()
                            ? Long.parseLong(text)
                            : Instant.parse(text).getEpochSecond());
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw CommandFailure.usage(
                    "`" + Shown.brief(text) + "` is no time", "Give seconds since 1970, or YYYY-MM-DDThh:mm:ssZ.");
        }
    }

    private List<ProgramId> holders(String list) throws CommandFailure {
        Set<ProgramId> members = new TreeSet<>();
        for (String word : list.split(",", -1)) {
            long index = index(CellKind.PROGRAM, word.strip());
            if (index == 0) {
                throw CommandFailure.usage("program 0 means none", "Give programs of the world.");
            }
            members.add(ProgramId.of(index));
        }
        if (members.size() > HolderSet.SIZE_MAX) {
            throw CommandFailure.usage(
                    "a set of " + members.size() + " holders", "Name at most " + HolderSet.SIZE_MAX + ".");
        }
        return List.copyOf(members);
    }

    private static long number(String digits) throws CommandFailure {
        long number = Long.parseLong(digits);
        if (number >>> Integer.SIZE != 0) {
            throw CommandFailure.usage(digits + " is too large", "Give a number below 2^32.");
        }
        return number;
    }

    private long index(CellKind kind, String word) throws CommandFailure {
        if (INDEX.matcher(word).matches()) {
            return number(word);
        }
        OptionalLong index = names.index(kind, word);
        if (index.isEmpty()) {
            throw CommandFailure.usage(
                    "no " + kind.name().toLowerCase(Locale.ROOT) + " is called `" + Shown.brief(word) + "`",
                    "Give its index, or a name that the batches of the world give.");
        }
        return index.getAsLong();
    }
}
