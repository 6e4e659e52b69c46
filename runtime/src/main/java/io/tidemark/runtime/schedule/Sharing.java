package io.tidemark.runtime.schedule;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Java values may go from one task to another (spec 17.6): text, numbers, enums, times; what the JDK's unmodifiable
 * lists, sets, maps and optionals, and records, hold of these; final classes of final numbers and text; {@link Shareable}.
 */
public final class Sharing {
    private static final List<Class<?>> PLAIN = List.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class);

    /** Answers for classes whose values are all alike. */
    private static final ClassValue<Boolean> FROZEN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !type.isArray()
                    && type.getSuperclass() == Object.class
                    && Modifier.isFinal(type.getModifiers())
                    && Arrays.stream(type.getDeclaredFields()).allMatch(Sharing::isFrozen);
        }
    };

    private Sharing() {}

    /**
     * The value itself.
     *
     * @throws NotShareableException if another task could change it, or something in it
     */
    public static <T> T require(T value) {
        check(value, "value");
        return value;
    }

    private static void check(Object value, String path) {
        Class<?> type = value.getClass();
        if (value instanceof Shareable || value instanceof Enum || PLAIN.contains(type) || isTime(type)) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(content -> check(content, path));
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                check(read(component.getAccessor(), value), path + "." + component.getName());
            }
        } else if (isUnmodifiable(type) && value instanceof Collection<?> collection) {
            collection.forEach(element -> check(element, path + "[]"));
        } else if (isUnmodifiable(type) && value instanceof Map<?, ?> map) {
            map.forEach((key, content) -> {
                check(key, path + "{}");
                check(content, path + "{" + key + "}");
            });
        } else if (!FROZEN.get(type)) {
            throw new NotShareableException(path, type);
        }
    }

    private static boolean isFrozen(Field field) {
        boolean plain = field.getType().isPrimitive() || PLAIN.contains(field.getType());
        return Modifier.isStatic(field.getModifiers()) || (Modifier.isFinal(field.getModifiers()) && plain);
    }

    private static boolean isTime(Class<?> type) {
        return type.getPackageName().equals("java.time");
    }

    /** Those of {@code List.of}, {@code toList()} and their like; not views of what somebody else may hold. */
    private static boolean isUnmodifiable(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer != null && outer.getName().equals("java.util.ImmutableCollections");
    }

    private static Object read(Method accessor, Object value) {
        try {
            ((AccessibleObject) accessor).setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor + " of a record", e);
        }
    }
}
