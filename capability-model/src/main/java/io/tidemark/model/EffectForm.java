package io.tidemark.model;

import java.util.Optional;

/** The rules of form: E_FIELD_UNUSED before E_FIELD_RANGE (spec 3.2, 3.5). */
final class EffectForm {
    private final EffectFields fields;
    private final EffectKind kind;

    private EffectForm(EffectFields fields, EffectKind kind) {
        this.fields = fields;
        this.kind = kind;
    }

    /** The first rule that the fields break; a kind that is none of the seventeen is out of range. */
    static Optional<RejectCode> fault(EffectFields fields, GroupDigest group) {
        Optional<EffectKind> kind = fields.kind();
        if (kind.isEmpty()) {
            return Optional.of(RejectCode.E_FIELD_RANGE);
        }
        EffectForm form = new EffectForm(fields, kind.get());
        if (form.hasUnusedField(group)) {
            return Optional.of(RejectCode.E_FIELD_UNUSED);
        }
        return form.isOutOfRange() ? Optional.of(RejectCode.E_FIELD_RANGE) : Optional.empty();
    }

    private boolean hasUnusedField(GroupDigest group) {
        return EffectField.all().anyMatch(field -> !uses(field) && fields.get(field) != 0)
                || (!kind.usesL3() && !fields.l3().isZero())
                || (!usesL4() && !fields.l4().isZero())
                || (group.isNone() && fields.hasGroupPlace());
    }

    /** Of a kind with a condition: whether this condition uses it. Any may, if the condition is none of the seven. */
    private boolean uses(EffectField field) {
        boolean always = !kind.hasCondition() || field == EffectField.OTHER || field == EffectField.CONDITION;
        return kind.uses(field)
                && (always || fields.condition().map(c -> c.uses(field)).orElse(true));
    }

    private boolean usesL4() {
        return kind.usesL4()
                && (!kind.hasCondition()
                        || fields.condition().map(ConditionKind::isOfFact).orElse(true));
    }

    private boolean isOutOfRange() {
        return fields.hasOverflow()
                || fields.get(EffectField.RIGHTS) > Rights.ALL.mask()
                || fields.get(EffectField.FLAGS) > 1
                || fields.get(EffectField.ARGUMENT_COUNT) > Invoke.ARGUMENTS_MAX
                || (kind.hasCondition() && fields.condition().isEmpty())
                || !hasBound()
                || hasMisplacedArgument();
    }

    private boolean hasBound() {
        long quantity = fields.get(EffectField.QUANTITY);
        return !kind.hasCondition()
                || fields.condition().map(c -> Condition.isBound(c, quantity)).orElse(true);
    }

    private boolean hasMisplacedArgument() {
        long count = fields.get(EffectField.ARGUMENT_COUNT);
        for (int i = 0; i < EffectField.ARGUMENTS.size(); i++) {
            if ((fields.get(EffectField.ARGUMENTS.get(i)) != 0) != (i < count)) {
                return true;
            }
        }
        return false;
    }
}
