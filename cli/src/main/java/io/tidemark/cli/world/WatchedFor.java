package io.tidemark.cli.world;

import io.tidemark.model.ConditionKind;
import org.jspecify.annotations.Nullable;

/** What a proposed watch waits for: the condition of docs/spec 3.2 with names in place of indexes (docs/spec 9.8). */
public sealed interface WatchedFor {
    /** The condition's kind. */
    ConditionKind kind();

    /** Of a resource: its status (a number), or a bound of its quantity. */
    record Bound(ConditionKind kind, Ref resource, long quantity) implements WatchedFor {}

    /** Of a resource: its owner. */
    record Owner(Ref resource, Ref owner) implements WatchedFor {
        @Override
        public ConditionKind kind() {
            return ConditionKind.OWNER;
        }
    }

    /** Of a fact; without an account it is an observation. */
    record Seen(ConditionKind kind, long domain, @Nullable Ref account, String asset, long quantity)
            implements WatchedFor {}

    /** Of time, in Unix seconds. */
    record Time(long seconds) implements WatchedFor {
        @Override
        public ConditionKind kind() {
            return ConditionKind.TIME;
        }
    }
}
