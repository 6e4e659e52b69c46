package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_SNAPSHOT;

import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.StoredEntry;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All keepers together sign one snapshot of a sequence, whatever order their logs are read in (spec OBS-17). */
record KeeperSnapshots(PMap<Sequence, SnapshotDigest> signed) implements Invariant {
    static KeeperSnapshots start() {
        return new KeeperSnapshots(HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof TakenSnapshot taken)) {
            return Step.good(this);
        }
        Sequence sequence = taken.signed().snapshot().sequence();
        SnapshotDigest digest = taken.signed().snapshot().digest();
        SnapshotDigest known = signed.getOrDefault(sequence, digest);
        Checks checks = new Checks(entry);
        checks.require(
                known.equals(digest),
                E_INV_SNAPSHOT,
                "the snapshot " + known + ", which is signed as " + sequence.value(),
                digest + "; keep both as evidence");
        return checks.then(new KeeperSnapshots(signed.plus(sequence, known)));
    }
}
