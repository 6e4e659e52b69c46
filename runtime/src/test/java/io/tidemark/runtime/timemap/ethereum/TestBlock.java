package io.tidemark.runtime.timemap.ethereum;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.apache.tuweni.rlp.RLPWriter;

/** A block with receipts that a test makes up, in the shape of a published one. Mutable. */
final class TestBlock {
    static final DomainId DOMAIN = DomainId.of(1);
    static final Bytes VAULT = Bytes.repeat((byte) 0xaa, 20);
    static final Bytes TOKEN = Bytes.repeat((byte) 0xcc, 20);
    static final Bytes SENDER = Bytes.repeat((byte) 0xbb, 20);
    static final TokenAccount ACCOUNT =
            new TokenAccount(DOMAIN, ProgramId.of(1), VAULT, TOKEN, AssetId.of("Gold"), BigInteger.valueOf(1000));

    /** The topic of ERC-20 transfers, as in EIP-20 and every block explorer. */
    static final Bytes32 TRANSFER =
            Bytes32.fromHexString("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

    private final List<Bytes> receipts = new ArrayList<>();
    private final List<Bytes> transactions = new ArrayList<>();

    /** A log of a receipt. */
    record Log(Bytes address, List<Bytes> topics, Bytes data) {
        static Log transfer(Bytes token, Bytes to, BigInteger amount) {
            return new Log(
                    token,
                    List.of(TRANSFER, Bytes32.leftPad(SENDER), Bytes32.leftPad(to)),
                    Bytes32.leftPad(Bytes.of(amount.toByteArray())));
        }

        void write(RLPWriter writer) {
            writer.writeList(fields -> {
                fields.writeValue(address);
                fields.writeList(topics, RLPWriter::writeValue);
                fields.writeValue(data);
            });
        }
    }

    static Log deposit(long amount) {
        return Log.transfer(TOKEN, VAULT, BigInteger.valueOf(amount));
    }

    /** Adds a transaction with that receipt. */
    TestBlock with(Bytes receipt) {
        receipts.add(receipt);
        transactions.add(Bytes.repeat((byte) (1 + transactions.size()), 110));
        return this;
    }

    TestBlock with(int type, Log... logs) {
        return with(receipt(type, Bytes.of(1), logs));
    }

    static Bytes receipt(int type, Bytes status, Log... logs) {
        Bytes list = RLP.encodeList(writer -> {
            writer.writeValue(status);
            writer.writeLong(21_000);
            writer.writeValue(Bytes.wrap(new byte[256]));
            writer.writeList(List.of(logs), (items, log) -> log.write(items));
        });
        return Rlp.flat(type == 0 ? list : Bytes.concatenate(Bytes.of(type), list));
    }

    BlockHeader header() throws MalformedInputException {
        List<Bytes> fields = BlockHeaderTest.fields(MainnetHeaders.PRAGUE);
        fields = BlockHeaderTest.with(
                fields,
                HeaderField.TRANSACTIONS_ROOT,
                TrieBuilder.ofList(transactions).root());
        fields = BlockHeaderTest.with(
                fields, HeaderField.RECEIPTS_ROOT, TrieBuilder.ofList(receipts).root());
        return BlockHeader.read(BlockHeaderTest.encode(fields));
    }

    DomainHead head() throws MalformedInputException {
        return header().head(DOMAIN);
    }

    DepositProof proof(int transaction, int log) throws MalformedInputException {
        Bytes key = TrieBuilder.key(transaction);
        return new DepositProof(
                header(),
                transaction,
                log,
                TrieBuilder.ofList(transactions).proof(key),
                TrieBuilder.ofList(receipts).proof(key));
    }

    DepositVerdict check(int transaction, int log) throws MalformedInputException {
        return new DepositCheck(ACCOUNT).check(proof(transaction, log), head());
    }

    Bytes32 transactionHash(int transaction) {
        return Keccak256.of(transactions.get(transaction));
    }
}
