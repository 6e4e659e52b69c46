package io.tidemark.runtime.timemap.ethereum;

import static io.tidemark.model.MalformedCode.E_FORMAT;
import static io.tidemark.model.MalformedCode.E_FORMAT_VERSION;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.ACCOUNT;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.SENDER;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.TOKEN;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.TRANSFER;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.VAULT;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.deposit;
import static io.tidemark.runtime.timemap.ethereum.TestBlock.receipt;
import static io.tidemark.runtime.timemap.ethereum.TrieProofTest.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.runtime.timemap.DepositSighting;
import io.tidemark.runtime.timemap.ethereum.TestBlock.Log;
import java.math.BigInteger;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepositCheckTest {
    private static final BigInteger TOP = BigInteger.TWO.pow(64);

    @Test
    void check_ofADepositAmongMany_provesIt() throws MalformedInputException {
        TestBlock block = new TestBlock();
        for (int i = 0; i < 150; i++) {
            block.with(i % 5, Log.transfer(TOKEN, SENDER, BigInteger.ONE), deposit(1000L * (i + 1)));
        }
        for (int i = 0; i < 150; i += 7) {
            assertThat(block.check(i, 1))
                    .isEqualTo(new DepositVerdict.Proven(
                            block.head(),
                            new DepositSighting(
                                    ProgramId.of(1),
                                    AssetId.of("Gold"),
                                    Quantity.of(i + 1),
                                    Reference.of(block.transactionHash(i).toHexString() + "#1"))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void check_ofEachReceiptType(int type) throws MalformedInputException {
        assertThat(new TestBlock().with(type, deposit(1000)).check(0, 0)).isInstanceOf(DepositVerdict.Proven.class);
    }

    @Test
    void check_ofAReceiptBeforeByzantium_provesIt() throws MalformedInputException {
        Bytes receipt = receipt(0, Bytes.repeat((byte) 9, 32), deposit(1000));

        assertThat(new TestBlock().with(receipt).check(0, 0)).isInstanceOf(DepositVerdict.Proven.class);
    }

    @Test
    void check_againstAnotherBlock_isRefused() throws MalformedInputException {
        TestBlock block = new TestBlock().with(2, deposit(1000));
        DomainHead head = block.head();
        DepositCheck check = new DepositCheck(ACCOUNT);
        for (DomainHead other : List.of(
                new DomainHead(DomainId.of(2), head.height(), head.time(), head.hash()),
                new DomainHead(head.domain(), Height.ZERO, head.time(), head.hash()),
                new DomainHead(head.domain(), head.height(), head.time(), Reference.of("0x00")))) {
            assertThat(code(check.check(block.proof(0, 0), other))).isEqualTo(ProofCode.E_FACT_PROOF_HEADER);
        }
    }

    @Test
    void check_withProofsOfAnotherPlace_isRefused() throws MalformedInputException {
        TestBlock block = new TestBlock().with(2, deposit(1000)).with(2, deposit(2000));
        DepositProof right = block.proof(0, 0);
        DepositProof other = block.proof(1, 0);
        DepositCheck check = new DepositCheck(ACCOUNT);

        assertThat(code(check.check(
                        new DepositProof(right.header(), 0, 0, other.transactionNodes(), right.receiptNodes()),
                        block.head())))
                .isEqualTo(ProofCode.E_FACT_PROOF_NODE);
        assertThat(code(check.check(
                        new DepositProof(right.header(), 0, 0, right.transactionNodes(), other.receiptNodes()),
                        block.head())))
                .isEqualTo(ProofCode.E_FACT_PROOF_NODE);
        assertThat(code(check.check(
                        new DepositProof(right.header(), 0, 0, right.receiptNodes(), right.transactionNodes()),
                        block.head())))
                .isEqualTo(ProofCode.E_FACT_PROOF_ROOT);
        assertThat(code(check.check(
                        new DepositProof(right.header(), 0, 0, right.transactionNodes(), List.of()), block.head())))
                .isEqualTo(ProofCode.E_FACT_PROOF_SHORT);
    }

    @Test
    void check_ofAFailedTransaction_isRefused() throws MalformedInputException {
        assertThat(code(new TestBlock()
                        .with(receipt(2, Bytes.EMPTY, deposit(1000)))
                        .check(0, 0)))
                .isEqualTo(ProofCode.E_FACT_PROOF_FAILED);
    }

    @Test
    void check_ofALogThatIsNoDeposit_isRefused() throws MalformedInputException {
        Bytes to = Bytes32.leftPad(VAULT);
        Bytes from = Bytes32.leftPad(SENDER);
        Bytes amount = Bytes32.leftPad(Bytes.of(3, 0xe8));
        TestBlock block = new TestBlock()
                .with(
                        2,
                        Log.transfer(SENDER, VAULT, BigInteger.valueOf(1000)),
                        Log.transfer(TOKEN, SENDER, BigInteger.valueOf(1000)),
                        new Log(TOKEN, List.of(TRANSFER.not(), from, to), amount),
                        new Log(TOKEN, List.of(TRANSFER, from), amount),
                        new Log(TOKEN, List.of(TRANSFER, from, to, amount), Bytes.EMPTY),
                        new Log(TOKEN, List.of(TRANSFER, from, to), amount.slice(1)),
                        new Log(
                                TOKEN,
                                List.of(TRANSFER, from, Bytes32.leftPad(Bytes.concatenate(Bytes.of(1), VAULT))),
                                amount),
                        deposit(0),
                        deposit(999),
                        deposit(1001),
                        Log.transfer(TOKEN, VAULT, TOP.multiply(BigInteger.valueOf(1000))),
                        Log.transfer(TOKEN, VAULT, TOP.subtract(BigInteger.ONE).multiply(BigInteger.valueOf(1000))));
        List<ProofCode> codes = List.of(
                ProofCode.E_FACT_PROOF_TOKEN,
                ProofCode.E_FACT_PROOF_ACCOUNT,
                ProofCode.E_FACT_PROOF_EVENT,
                ProofCode.E_FACT_PROOF_EVENT,
                ProofCode.E_FACT_PROOF_EVENT,
                ProofCode.E_FACT_PROOF_EVENT,
                ProofCode.E_FACT_PROOF_ACCOUNT,
                ProofCode.E_FACT_PROOF_QUANTITY,
                ProofCode.E_FACT_PROOF_QUANTITY,
                ProofCode.E_FACT_PROOF_QUANTITY,
                ProofCode.E_FACT_PROOF_QUANTITY);
        for (int log = 0; log < codes.size(); log++) {
            assertThat(code(block.check(0, log))).as("log %s", log).isEqualTo(codes.get(log));
        }
        assertThat(block.check(0, 11))
                .isInstanceOfSatisfying(
                        DepositVerdict.Proven.class,
                        proven -> assertThat(proven.deposit().quantity()).isEqualTo(new Quantity(-1)));
        assertThat(code(block.check(0, 12))).isEqualTo(ProofCode.E_FACT_PROOF_LOG);
    }

    @ParameterizedTest
    @CsvSource({
        "'', E_FORMAT_VERSION, /receipt",
        "00, E_FORMAT_VERSION, /receipt",
        "05c0, E_FORMAT_VERSION, /receipt",
        "7fc0, E_FORMAT_VERSION, /receipt",
        "02, E_FORMAT, /receipt",
        "0201, E_FORMAT, /receipt",
        "c0, E_FORMAT, /receipt",
        "c102, E_FORMAT, /receipt/status",
        "c3820001, E_FORMAT, /receipt/status",
        "c20100, E_FORMAT_CANONICAL, /receipt/cumulativeGasUsed",
        "c3010101, E_FORMAT, /receipt/logsBloom",
        "c0c0, E_FORMAT, /receipt",
    })
    void receipt_malformed_isRefused(String hex, MalformedCode code, String path) {
        MalformedInputException fault = Malformed.of(() -> Receipt.read(Bytes.fromHexString(hex), "/receipt"));
        assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
        assertThat(fault.path()).as(fault.getMessage()).isEqualTo(path);
    }

    @Test
    void receipt_withMalformedLogs_saysWhich() {
        Bytes five = Bytes32.leftPad(Bytes.of(5));
        Log tooMany = new Log(TOKEN, List.of(five, five, five, five, five), Bytes.EMPTY);
        Log shortTopic = new Log(TOKEN, List.of(five.slice(1)), Bytes.EMPTY);
        Log shortAddress = new Log(TOKEN.slice(1), List.of(), Bytes.EMPTY);

        assertThat(Malformed.of(() -> Receipt.read(receipt(0, Bytes.of(1), deposit(1), tooMany), "/receipt"))
                        .getMessage())
                .startsWith("E_LIMIT at /receipt/logs/1/topics");
        assertThat(Malformed.of(() -> Receipt.read(receipt(0, Bytes.of(1), shortTopic), "/receipt"))
                        .path())
                .isEqualTo("/receipt/logs/0/topics/0");
        assertThat(Malformed.of(() -> Receipt.read(receipt(0, Bytes.of(1), shortAddress), "/receipt"))
                        .path())
                .isEqualTo("/receipt/logs/0/address");
    }

    @Test
    void receipt_cutAtEveryByte_isMalformed() {
        for (int type : new int[] {0, 2}) {
            Bytes receipt = receipt(type, Bytes.of(1), deposit(1000), deposit(2000));
            for (int length = 0; length < receipt.size(); length++) {
                Bytes cut = receipt.slice(0, length);
                assertThat(Malformed.of(() -> Receipt.read(cut, "/receipt")).code())
                        .isIn(E_FORMAT, E_FORMAT_VERSION);
            }
        }
    }

    @Test
    void encodedTransferTopic_isThePublishedOne() throws MalformedInputException {
        Receipt receipt = Receipt.read(receipt(2, Bytes.of(1), deposit(1000)), "/receipt");
        assertThat(receipt.type()).isEqualTo(2);
        assertThat(receipt.logs().getFirst().topics().getFirst()).isEqualTo(TRANSFER);
        assertThat(RLP.encodeInt(0)).as("the key of the first receipt").isEqualTo(Bytes.of(0x80));
    }

    @Test
    void account_withoutAddressOrUnit_isACallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenAccount(
                        DomainId.of(1), ProgramId.of(1), VAULT.slice(1), TOKEN, AssetId.of("Gold"), BigInteger.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenAccount(
                        DomainId.of(1), ProgramId.of(1), VAULT, TOKEN, AssetId.of("Gold"), BigInteger.ZERO));
    }
}
