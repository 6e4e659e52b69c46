package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.DomainHead;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.runtime.timemap.DepositSighting;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;

/**
 * Checks that a proof shows a deposit in a block that keepers vouch for (spec TMP-18). A keeper runs it before signing, and
 * anyone can afterwards.
 */
public final class DepositCheck {
    private static final Bytes32 TRANSFER =
            Keccak256.of(Bytes.wrap("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII)));
    private static final int TRANSFER_TOPICS = 3;
    private static final int RECIPIENT = 2;
    private static final int QUANTITY_BITS = 64;

    private final TokenAccount account;

    /** A check of deposits for that account. */
    public DepositCheck(TokenAccount account) {
        this.account = account;
    }

    /**
     * What a proof shows.
     *
     * @param vouched the block that stands in the time map, or that the keeper sees himself
     * @throws MalformedInputException if what hashes to its place is no node, receipt or log
     */
    public DepositVerdict check(DepositProof proof, DomainHead vouched) throws MalformedInputException {
        DomainHead head = proof.header().head(account.domain());
        if (!head.equals(vouched)) {
            return new ProofRefused(ProofCode.E_FACT_PROOF_HEADER, vouched.toString(), head.toString());
        }
        Bytes key = RLP.encodeInt(proof.transaction());
        TrieLookup transaction = TrieProof.find(
                proof.header().transactionsRoot(), key, proof.transactionNodes(), "/proof/transactionNodes");
        TrieLookup receipt =
                TrieProof.find(proof.header().receiptsRoot(), key, proof.receiptNodes(), "/proof/receiptNodes");
        return switch (transaction) {
            case ProofRefused refused -> refused;
            case TrieLookup.Found found ->
                switch (receipt) {
                    case ProofRefused refused -> refused;
                    case TrieLookup.Found there ->
                        check(head, Receipt.read(there.value(), "/receipt"), proof.log(), Keccak256.of(found.value()));
                };
        };
    }

    private DepositVerdict check(DomainHead head, Receipt receipt, int number, Bytes32 transaction) {
        if (!receipt.succeeded()) {
            return new ProofRefused(ProofCode.E_FACT_PROOF_FAILED, "a transaction that succeeded", "one that failed");
        }
        List<ReceiptLog> logs = receipt.logs();
        if (number >= logs.size()) {
            return new ProofRefused(ProofCode.E_FACT_PROOF_LOG, "log " + number, logs.size() + " logs");
        }
        ReceiptLog log = logs.get(number);
        Optional<ProofRefused> foreign = foreign(log);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        BigInteger[] amount = log.data().toUnsignedBigInteger().divideAndRemainder(account.unit());
        if (amount[1].signum() != 0 || amount[0].signum() == 0 || amount[0].bitLength() > QUANTITY_BITS) {
            return new ProofRefused(
                    ProofCode.E_FACT_PROOF_QUANTITY,
                    "1 to 2^64 - 1 times " + account.unit(),
                    log.data().toUnsignedBigInteger().toString());
        }
        return new DepositVerdict.Proven(
                head,
                new DepositSighting(
                        account.account(),
                        account.asset(),
                        new Quantity(amount[0].longValue()),
                        Reference.of(transaction.toHexString() + "#" + number)));
    }

    private Optional<ProofRefused> foreign(ReceiptLog log) {
        if (!log.address().equals(account.token())) {
            return refused(ProofCode.E_FACT_PROOF_TOKEN, account.token(), log.address());
        }
        boolean transfer = log.topics().size() == TRANSFER_TOPICS
                && log.topics().getFirst().equals(TRANSFER)
                && log.data().size() == Bytes32.SIZE;
        if (!transfer) {
            return Optional.of(new ProofRefused(
                    ProofCode.E_FACT_PROOF_EVENT,
                    "Transfer(address,address,uint256) with both addresses indexed",
                    "topics " + log.topics() + " and " + log.data().size() + " bytes"));
        }
        Bytes32 recipient = log.topics().get(RECIPIENT);
        return recipient.equals(Bytes32.leftPad(account.address()))
                ? Optional.empty()
                : refused(ProofCode.E_FACT_PROOF_ACCOUNT, account.address(), recipient);
    }

    private static Optional<ProofRefused> refused(ProofCode code, Bytes expected, Bytes actual) {
        return Optional.of(new ProofRefused(code, expected.toHexString(), actual.toHexString()));
    }
}
