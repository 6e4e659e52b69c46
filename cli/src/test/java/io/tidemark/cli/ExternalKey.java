package io.tidemark.cli;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.SnapshotDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A controller and a keeper who sign elsewhere: their seeds are in no world. */
final class ExternalKey {
    static final String PUBLIC =
            HexFormat.of().formatHex(controller().publicKey().encode());
    static final String KEEPER = keeper().key().bytes().toUnprefixedHexString();

    private static final Pattern LANE = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private ExternalKey() {}

    private static SchnorrSecretKey controller() {
        return SchnorrSecretKey.fromSeed(seed(1));
    }

    private static KeeperSecret keeper() {
        return KeeperSecret.fromSeed(seed(2));
    }

    private static byte[] seed(int value) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) value);
        return seed;
    }

    /** The lane that a message asks to have signed. */
    static String headIn(String message) {
        Matcher matcher = LANE.matcher(message);
        if (!matcher.find()) {
            throw new AssertionError("no lane in: " + message);
        }
        return matcher.group();
    }

    static String sign(String head) {
        return HexFormat.of().formatHex(controller().sign(lane(head)).encode());
    }

    static String signSnapshot(String digest) {
        return keeper().sign(new SnapshotDigest(lane(digest))).signature().toUnprefixedHexString();
    }

    private static Fr lane(String hex) {
        return Fr.decode(HexFormat.of().parseHex(hex));
    }
}
