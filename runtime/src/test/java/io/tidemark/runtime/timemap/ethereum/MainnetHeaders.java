package io.tidemark.runtime.timemap.ethereum;

import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;

/** Published headers of Ethereum's main network, typed in; each hashes to its published hash, so no digit is wrong. */
final class MainnetHeaders {
    /** Block 0, as in go-ethereum's genesis and in every node. */
    static final Bytes GENESIS = encode(List.of(
            "00".repeat(32),
            "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
            "00".repeat(20),
            "d7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544",
            "56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
            "56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
            "00".repeat(256),
            "0400000000",
            "",
            "1388",
            "",
            "",
            "11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa",
            "00".repeat(32),
            "0000000000000042"));

    static final Bytes32 GENESIS_HASH =
            Bytes32.fromHexString("d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3");

    /** Block 12,965,000, the first of London, as in ethereumjs-monorepo, packages/devp2p/examples/peer-communication.ts. */
    static final Bytes LONDON = Bytes.fromHexString(
            "f9021fa03de6bb3849a138e6ab0b83a3a00dc7433f1e83f7fd488e4bba78f2fe2631a633a01dcc4de8dec75d7aab85b5"
                    + "67b6ccd41ad312451b948a7413f0a142fd40d49347947777788200b672a42421017f65ede4fc759564c8a041cf6e8e60"
                    + "fd087d2b00360dc29e5bfb21959bce1f4c242fd1ad7c4da968eb87a0dfcb68d3a3c41096f4a77569db7956e0a0e750fa"
                    + "d185948e54789ea0e51779cba08a8865cd785e2e9dfce7da83aca010b10b9af2abbd367114b236f149534c821db90100"
                    + "24e74ad77d9a2b27bdb8f6d6f7f1cffdd8cfb47fdebd433f011f7dfcfbb7db638fadd5ff66ed134ede2879ce61149797"
                    + "fbcdf7b74f6b7de153ec61bdaffeeb7b59c3ed771a2fe9eaed8ac70e335e63ff2bfe239eaff8f94ca642fdf7ee553796"
                    + "5be99a440f53d2ce057dbf9932be9a7b9a82ffdffe4eeee1a66c4cfb99fe4540fbff936f97dde9f6bfd9f8cefda2fc17"
                    + "4d23dfdb7d6f7dfef5f754fe6a7eec92efdbff779b5feff3beafebd7fd6e973afebe4f5d86f3aafb1f73bf1e1d0cdd79"
                    + "6d89827edeffe8fb6ae6d7bf639ec5f5ff4c32f31f6b525b676c7cdf5e5c75bfd5b7bd1928b6f43aac7fa0f6336576e5"
                    + "f7b7dfb9e8ebbe6f6efe2f9dfe8b3f56871b81c1fe05b21883c5d4888401ca35428401ca262984610bdaa69768747470"
                    + "733a2f2f7777772e6b7279707465782e6f7267a09620b46a81a4795cf4449d48e3270419f58b09293a5421205f88179b"
                    + "563f815a88b223da049adf2216843b9aca00");

    static final Bytes32 LONDON_HASH =
            Bytes32.fromHexString("9b83c12c69edb74f6c8dd5d052765c1adf940e320bd1291696e6fa07829eee71");

    /** Block 23,094,898, of Prague, as in polkadot-sdk, substrate/frame/revive/src/evm/api, a test of its block type. */
    static final Bytes PRAGUE = encode(List.of(
            "37b527c98c86436f292d4e19fac3aba6d8c7768684ea972f50adc305fd9a1475",
            "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
            "4838b106fce9647bdf1e7877bf73ce8b0bad5f97",
            "5159c56472adff9a760275ac63524a71f5645ede822a5547dd9ad333586d5157",
            "fb0b9f5b28bc927db98d82e18070d2b17434c31bd2773c5dd699e96fa76a34cd",
            "2abab67c41b350435eb34f9dc0478dd7d262f35544cecf62a85af2da075bd38d",
            "bf7bf1afcf57ea95fbb5c6fd8db37db9dbffec27cfc6a39b3417e7786defd7e3d6fd577ecddd5676eee8bf79df8faddc"
                    + "efa7e169def77f7e7d6dbbfd1dfef9aebd9e707b4c4ed979fda2cdeeb96b3bfed5d5fabb68ff9e7f2dfb075eff643a93"
                    + "feebbc07877f0dff66fedf4ede0fbcfbf56f98a1626eaed77ed4e6be388f162f9b2deeff1eefa93bdacbf3fbbd7b6757"
                    + "cddb7ae5b3f9b7af9c3bbff7e7f6ddef9f2dff7f17997ea6867675c29fcbe6bf725efbffe1507589bfd47a3bf7b6f5df"
                    + "de50776fd94fe772d2c7b6b58baf554de55c176f27efa6fdcff7f17689bafa7f7c7bf4fd5fb9b05c2f4ed785f17ac977"
                    + "9feeaf1f5bbdadfc42ebad367fdcf7ad",
            "",
            "01606672",
            "02aca2c9",
            "01c06043",
            "6895a93f",
            "546974616e2028746974616e6275696c6465722e78797a29",
            "7e53d2d6772895d024eb00da80213aec81fb4a15bec34a5a39403ad6162274af",
            "0000000000000000",
            "126f2347",
            "531480435633d56a52433b33f41ac9322f51a2df3364c4c112236fc6ac583118",
            "100000",
            "",
            "d9ef51c8f4155f238ba66df0d35a4d0a6bb043c0dacb5c5dbd5a231bbd4c8a01",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    static final Bytes32 PRAGUE_HASH =
            Bytes32.fromHexString("e6064637def8a5a9a90c8a666005975e4a6c46acf8af57e1f2adb20dfced133a");

    private MainnetHeaders() {}

    static Stream<Bytes> all() {
        return Stream.of(GENESIS, LONDON, PRAGUE);
    }

    private static Bytes encode(List<String> fields) {
        return Rlp.flat(RLP.encodeList(fields, (writer, field) -> writer.writeValue(Bytes.fromHexString(field))));
    }
}
