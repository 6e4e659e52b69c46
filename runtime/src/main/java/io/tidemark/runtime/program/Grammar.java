package io.tidemark.runtime.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every word of the language with its keys (19.3 to 19.5): what the reader lets through and what the JSON schema says
 * are both made of it.
 */
final class Grammar {
    static final List<String> TOP = List.of(
            "name",
            "parameters",
            "imports",
            "timelines",
            "assets",
            "roles",
            "resources",
            "lists",
            "handlers",
            "reads",
            "writes",
            "effects");
    static final List<String> NOTES = List.of("label", "reads", "writes", "priority");

    static final Form PARAMETER = Form.of("parameter", "type*:VALUE_TYPE default:SCALAR");
    static final Form TIMELINE = Form.of("timeline", "block:DURATION delay:DURATION reorg_percent:NUMBER");
    static final Form ASSET = Form.of("asset", "timeline*:NAME decimals:NUMBER");
    static final Form ROLE = Form.of("role", "program:NAME account:NAME delay:DURATION");
    static final Form RESOURCE =
            Form.of("resource", "timeline:NAME asset:NAME amount:AMOUNT owner:NAME custodian:NAME cell:NUMBER");
    static final Form HANDLER = Form.of("handler", "role*:NAME arguments:NAMES effects*:STEPS");
    static final Form CONDITION = Form.of(
            "condition",
            "resource:NAME_OR_NAMES condition:STATUS owner:NAME asset:NAME account:NAME atom:NAME"
                    + " at_least:SCALAR at_most:SCALAR time:TIME");

    /** Effects, by the word that a program writes. */
    static final Map<String, Form> EFFECTS = forms(
            Form.of("register", "role*:NAME"),
            Form.of("deposit", "account*:NAME asset*:NAME amount*:AMOUNT as*:NAME"),
            Form.of("withdraw", "resource*:NAME destination*:TEXT author:NAME"),
            Form.of("transfer", "resource*:NAME to*:NAME author:NAME capability:NAME"),
            Form.of(
                    "escrow",
                    "resource*:NAME custodian*:NAME deadline*:TIME author:NAME slot:NUMBER beneficiary:NAME"
                            + " revocable:FLAG capability:NAME"),
            Form.of("claim", "resource*:NAME to*:NAME capability:NAME"),
            Form.of("revoke", "resource*:NAME author:NAME"),
            Form.of(
                    "delegate",
                    "author*:NAME holder*:NAME rights*:RIGHTS expiry*:TIME as*:NAME scope:NAME quantity:AMOUNT"
                            + " parent:NAME"),
            Form.of("revoke_capability", "author*:NAME capability*:NAME"),
            Form.of("invoke", "author*:NAME target*:NAME entry*:TEXT as*:NAME arguments:NAMES"),
            Form.of("accept", "call:NAME"),
            Form.of("decline", "call:NAME"),
            Form.of("split", "resource*:NAME amount*:AMOUNT as*:NAME author:NAME"),
            Form.of("merge", "resource*:NAME into*:NAME author:NAME"),
            Form.of("join", "author*:NAME program*:NAME"));

    /** Short words for several effects. */
    static final Map<String, Form> SUGAR = forms(
            Form.of(
                    "create_escrow",
                    "resource*:NAME amount*:AMOUNT timeline:NAME asset:NAME from:NAME custodian:NAME deadline:TIME"
                            + " slot:NUMBER beneficiary:NAME revocable:FLAG"),
            Form.of("refund", "resource*:NAME_OR_NAMES author:NAME"));

    /** Combinators whose value is a mapping. */
    static final Map<String, Form> COMBINATORS = forms(
            Form.of("watch", String.join(" ", "author:NAME then:EFFECT", keysOf(CONDITION))),
            Form.of("timeout", "after*:DURATION do*:STEPS else:STEPS"),
            Form.of("callback", "call*:NAME accepted:STEPS declined:STEPS"),
            Form.of("par-for-each", "over*:NAME_OR_NAMES as*:NAME do*:STEPS"),
            Form.of("par-map", "over*:NAME_OR_NAMES as*:NAME do*:STEPS into*:NAME"),
            Form.of("channel", "name*:NAME of*:CARRIED capacity:NUMBER"),
            Form.of("send", "to*:NAME resource:NAME value:SCALAR"),
            Form.of("receive", "from*:NAME as*:NAME"),
            Form.of("atom", "name*:NAME value:NUMBER"),
            Form.of("swap", "atom*:NAME set:NUMBER add:NUMBER subtract:NUMBER max:NUMBER min:NUMBER"),
            Form.of("run", "program*:WORD set:SCALARS_BY_NAME roles:NAMES_BY_NAME resources:NAMES_BY_NAME"));

    /** Combinators whose value is a list of steps. */
    static final List<String> LISTS = List.of("sequence", "fork", "race", "atomic");

    /** The one whose value is a list of conditions, or a mapping. */
    static final String BARRIER = "barrier";

    static final Form BARRIER_MAPPING = Form.of(BARRIER, "watch*:NAMES condition*:STATUS");

    private Grammar() {}

    /** All words that begin a step. */
    static List<String> steps() {
        return Stream.of(
                        LISTS.stream(),
                        Stream.of(BARRIER),
                        COMBINATORS.keySet().stream(),
                        EFFECTS.keySet().stream(),
                        SUGAR.keySet().stream())
                .flatMap(words -> words)
                .toList();
    }

    /** The form of a word whose value is a mapping. */
    static Form form(String word) {
        return Stream.of(EFFECTS, SUGAR, COMBINATORS)
                .map(forms -> forms.get(word))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static String keysOf(Form form) {
        return String.join(
                " ",
                form.keys().stream().map(key -> key.word() + ":" + key.shape()).toList());
    }

    private static Map<String, Form> forms(Form... forms) {
        Map<String, Form> byWord = new LinkedHashMap<>();
        for (Form form : forms) {
            byWord.put(form.word(), form);
        }
        return java.util.Collections.unmodifiableMap(byWord);
    }
}
