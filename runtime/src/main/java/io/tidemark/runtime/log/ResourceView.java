package io.tidemark.runtime.log;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The entries of a log that concern one resource: effects that touch its cell, and the events that tell of a call in which
 * it waits. Reads the log from its start; remembers the calls that have the resource as an argument.
 */
public final class ResourceView {
    private final LogCursor log;
    private final ResourceId resource;
    private final Consumer<StoredEntry> passing;
    private final Set<CallId> calls = new HashSet<>();

    /** The view of a log from where the cursor stands, which should be its start. */
    public ResourceView(LogCursor log, ResourceId resource) {
        this(log, resource, entry -> {});
    }

    /**
     * The same.
     *
     * @param passing gets every entry of the log on the way, also those that do not concern the resource
     */
    public ResourceView(LogCursor log, ResourceId resource, Consumer<StoredEntry> passing) {
        this.log = log;
        this.resource = resource;
        this.passing = passing;
    }

    /**
     * The next entry that concerns the resource; empty at the end of what there is, as {@link LogCursor#next}.
     *
     * @throws LogException as {@link LogCursor#next}
     */
    public Optional<StoredEntry> next() throws LogException {
        Optional<StoredEntry> next = pass();
        while (next.isPresent() && !concerns(next.get())) {
            next = pass();
        }
        return next;
    }

    private Optional<StoredEntry> pass() throws LogException {
        Optional<StoredEntry> next = log.next();
        next.ifPresent(passing);
        return next;
    }

    private boolean concerns(StoredEntry stored) {
        return switch (stored.entry().payload()) {
            case AppliedEffect applied -> applied.created(resource) || touches(applied.effect(), applied.created());
            case ObservedFact fact -> false;
            case ObservedBlock block -> false;
            case TakenSnapshot taken -> false;
            case LogEvent event -> concerns(event);
        };
    }

    private boolean touches(Effect effect, long created) {
        return switch (effect) {
            case Register e -> false;
            case Deposit e -> false;
            case Withdraw e -> e.resource().equals(resource);
            case Transfer e -> e.resource().equals(resource);
            case Escrow e -> e.resource().equals(resource);
            case Claim e -> e.resource().equals(resource);
            case Revoke e -> e.resource().equals(resource);
            case Delegate e -> e.scope().equals(resource);
            case RevokeCapability e -> false;
            case Invoke e -> e.arguments().contains(resource) && remember(CallId.of(created));
            case Accept e -> calls.remove(e.call());
            case Decline e -> calls.remove(e.call());
            case Split e -> e.resource().equals(resource);
            case Merge e -> e.resource().equals(resource) || e.other().equals(resource);
            case Watch e -> false; // it looks at the resource when it fires
            case Fire e -> e.watched().resource().equals(resource);
            case Join e -> false;
        };
    }

    private boolean concerns(LogEvent event) {
        return switch (event) {
            case LogEvent.Invoked e -> e.arguments().contains(resource) && remember(e.call());
            case LogEvent.Answered e -> calls.remove(e.call());
            case LogEvent.Deployed e -> false;
            case LogEvent.Upgraded e -> false;
            case LogEvent.SafeStateChanged e -> false;
            case LogEvent.Failed e -> false;
            case LogEvent.Crashed e -> false;
            case LogEvent.Restarted e -> false;
            case LogEvent.TailDropped e -> false;
            case LogEvent.TokenRaised e -> false;
            case Founded e -> false;
            case FactsListed e -> false;
            case Committed e -> false;
            case BatchRecorded e -> false;
        };
    }

    /** True, so that it ends a condition. */
    private boolean remember(CallId call) {
        calls.add(call);
        return true;
    }
}
