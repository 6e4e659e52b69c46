package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;

/**
 * Where deposits for an account program arrive: transfers of one token to one address.
 *
 * @param account the account program
 * @param address that stands for it, 20 bytes
 * @param token the ERC-20 contract, 20 bytes
 * @param asset what the token is in the instance
 * @param unit how many of the token's smallest units are a quantity of 1; 1 or more
 */
public record TokenAccount(
        DomainId domain, ProgramId account, Bytes address, Bytes token, AssetId asset, BigInteger unit) {
    /**
     * Copies the addresses and checks.
     *
     * @throws IllegalArgumentException if an address has not 20 bytes, domain or account is NONE, or the unit is not
     *     positive
     */
    public TokenAccount {
        address = Rlp.flat(address);
        token = Rlp.flat(token);
        if (address.size() != ReceiptLog.ADDRESS_BYTES || token.size() != ReceiptLog.ADDRESS_BYTES) {
            throw new IllegalArgumentException(
                    "expected addresses of 20 bytes, got " + address.size() + " and " + token.size());
        }
        if (domain.equals(DomainId.NONE) || account.isNone() || unit.signum() <= 0) {
            throw new IllegalArgumentException(
                    "expected a domain, an account and a unit from 1, got " + domain + ", " + account + ", " + unit);
        }
    }
}
