/**
 * Who may write: leases with fencing tokens (spec chapter 20).
 *
 * <p>Start with {@link io.tidemark.runtime.lease.Leases}. {@link io.tidemark.runtime.lease.ZooKeeperLeases} asks a ZooKeeper
 * ensemble, {@link io.tidemark.runtime.lease.SimulatedLeaseService} is one in memory with virtual time. A lease is advice; what
 * keeps two writers apart is its token, which the log checks ({@link io.tidemark.runtime.log.LogWriter#append}).
 */
@NullMarked
package io.tidemark.runtime.lease;

import org.jspecify.annotations.NullMarked;
