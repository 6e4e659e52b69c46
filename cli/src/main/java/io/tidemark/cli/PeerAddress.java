package io.tidemark.cli;

import io.tidemark.runtime.sync.PeerFingerprint;
import io.tidemark.runtime.yaml.Shown;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and fingerprints as they are typed. */
final class PeerAddress {
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]{1,253}?)]?:([0-9]{1,5})");
    private static final int PORT_MAX = 65_535;

    private PeerAddress() {}

    /** {@code harbour.example:7400}, {@code [::1]:7400}. */
    static InetSocketAddress address(String text) throws CommandFailure {
        Matcher parts = ADDRESS.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > PORT_MAX) {
            throw CommandFailure.usage(
                    "expected HOST:PORT, got " + Shown.line(text), "For example 127.0.0.1:7400, or [::1]:7400.");
        }
        InetSocketAddress address = new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
        if (address.isUnresolved()) {
            throw CommandFailure.environment(
                    "E_HOST_UNKNOWN",
                    "expected a host that has an address, got " + Shown.line(parts.group(1)),
                    "Check the name, or give the address itself.");
        }
        return address;
    }

    static PeerFingerprint fingerprint(String text) throws CommandFailure {
        return PeerFingerprint.parse(text)
                .orElseThrow(() -> CommandFailure.usage(
                        "expected a fingerprint, sha256: and 64 hexadecimal digits, got " + Shown.line(text),
                        "The peer reads its own with `tidemark log identity FILE`."));
    }
}
