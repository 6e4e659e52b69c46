package io.tidemark.runtime.lease;

/** Why there is no lease to write under (spec 20.7). The names are permanent. */
public enum LeaseCode {
    /** Another has it. */
    E_LEASE_TAKEN,
    /** The service is not heard of at present; whether the lease is still held is not known. */
    E_LEASE_SUSPENDED,
    /** It is not held any more, and never will be again under this token. */
    E_LEASE_LOST,
    /** The service could not be asked. */
    E_LEASE_SERVICE
}
