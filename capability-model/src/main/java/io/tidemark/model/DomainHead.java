package io.tidemark.model;

/**
 * How far an external domain had come when the keepers looked (spec SNP-5).
 *
 * @param domain not NONE
 * @param hash {@code text} of the block or state that the domain names at that height
 */
public record DomainHead(DomainId domain, Height height, Seconds time, Reference hash) {
    /**
     * Checks that there is a domain.
     *
     * @throws IllegalArgumentException if it is NONE
     */
    public DomainHead {
        if (domain.equals(DomainId.NONE)) {
            throw new IllegalArgumentException("expected a domain from 1, got " + domain);
        }
    }
}
