package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.ProvedWorld;
import io.tidemark.model.Bundle;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeyId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditClaim;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.audit.AuditPoint;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.HolderSet;
import io.tidemark.model.audit.Subject;
import io.tidemark.model.codec.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit statements that the real circuit proved about the gold world, and what becomes of them when anything is changed. */
class AuditBundleVerifierTest {
    private static final ProvedWorld GOLD = ProvedWorld.GOLD;
    private static final VerificationPolicy POLICY = VerificationPolicy.STRICT.allowingDevelopmentKeys();

    @TempDir
    private static Path folder;

    private static InstanceParameters instance;
    private static TrustStore trust;
    private static List<SignedSnapshot> snapshots;
    private static List<VerifiedBundle> chain;
    private static AcceptedHistory history;
    private static Map<String, AuditBundle> audits;

    @BeforeAll
    static void readTheWorld() throws Exception {
        GOLD.copyTo(folder);
        instance = Documents.INSTANCE.read(ProvedWorld.bytes(GOLD.instance()));
        trust = TrustStore.open(instance, folder.resolve("keys"));
        snapshots = new ArrayList<>();
        for (String file : GOLD.snapshots()) {
            snapshots.add(Documents.SNAPSHOT.decode(ProvedWorld.bytes(file)));
        }
        chain = new ArrayList<>(); // taken as verified: ProvedWorldsTest verifies it
        for (String file : GOLD.bundles()) {
            Bundle bundle = Documents.BUNDLE.decode(ProvedWorld.bytes(file));
            chain.add(new VerifiedBundle(bundle, Documents.BUNDLE.contentHash(bundle)));
        }
        history = AcceptedHistory.of(chain);
        audits = new LinkedHashMap<>();
        for (String file : GOLD.audits()) {
            audits.put(file.replaceAll(".*/|\\.tma", ""), Documents.AUDIT_BUNDLE.decode(ProvedWorld.bytes(file)));
        }
    }

    private static AuditVerification verify(AuditBundle bundle, AcceptedHistory accepted) {
        return new AuditBundleVerifier(trust, POLICY, accepted).verify(Documents.AUDIT_BUNDLE.encode(bundle));
    }

    private static AuditCode code(AuditVerification report) {
        assertThat(report.verdict()).isEqualTo(AuditVerdict.NOT_VALID);
        assertThat(report.verified()).isEmpty();
        return report.failure().orElseThrow().code();
    }

    private static AuditBundle with(AuditBundle bundle, UnaryOperator<AuditStatement> change) {
        return new AuditBundle(change.apply(bundle.statement()), bundle.proof(), bundle.key(), bundle.prover());
    }

    @Test
    void statements_ofTheAcceptedChain_hold() {
        assertThat(audits).hasSize(3);
        audits.forEach((name, bundle) -> {
            AuditVerification report = verify(bundle, history);
            assertThat(report.verdict()).as(name).isEqualTo(AuditVerdict.HOLDS);
            assertThat(report.verified()).contains(bundle);
            assertThat(report.checks().stream()
                            .filter(check -> check.outcome() != Outcome.PASSED)
                            .map(AuditCheck::name))
                    .containsExactly(AuditCheckName.OPENING);
        });
    }

    @Test
    void statements_withoutAHistory_areAProofAlone() {
        audits.forEach((name, bundle) -> {
            AuditVerification report = verify(bundle, AcceptedHistory.NONE);
            assertThat(report.verdict()).as(name).isEqualTo(AuditVerdict.PROOF_ALONE);
            assertThat(report.check(AuditCheckName.HISTORY).outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(report.check(AuditCheckName.PROOF).outcome()).isEqualTo(Outcome.PASSED);
        });
    }

    @Test
    void statements_ofAShortenedChain_areRefused() {
        AcceptedHistory cut = AcceptedHistory.of(chain.subList(0, 2));
        assertThat(verify(audit("unused"), cut).verdict()).isEqualTo(AuditVerdict.HOLDS);
        assertThat(code(verify(audit("used"), cut))).isEqualTo(AuditCode.E_AUDIT_ROOT);
        AcceptedHistory late = AcceptedHistory.of(chain.subList(2, 3));
        assertThat(code(verify(audit("unused"), late))).isEqualTo(AuditCode.E_AUDIT_ROOT);
        assertThatThrownBy(() -> AcceptedHistory.of(List.of(chain.get(0), chain.get(2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AcceptedHistory.of(List.of(chain.get(0), chain.get(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void statements_onTheWordOfKeepers_sayThat() {
        AcceptedHistory keepers = AcceptedHistory.NONE.with(snapshots, instance);
        AuditVerification report = verify(audit("unused"), keepers);
        assertThat(report.verdict()).isEqualTo(AuditVerdict.HOLDS_FOR_KEEPERS);
        assertThat(report.check(AuditCheckName.HISTORY).note()).contains("word of the keepers");
        assertThat(code(verify(audit("used"), keepers))).isEqualTo(AuditCode.E_AUDIT_ROOT);
        assertThat(verify(audit("unused"), history.with(snapshots, instance)).verdict())
                .isEqualTo(AuditVerdict.HOLDS);

        SignedSnapshot unsigned = new SignedSnapshot(snapshots.getFirst().snapshot(), List.of());
        assertThatThrownBy(() -> AcceptedHistory.NONE.with(List.of(unsigned), instance))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditBundle audit(String name) {
        return Optional.ofNullable(audits.get(name)).orElseThrow();
    }

    /** The statement with another part each time. */
    private static Map<String, UnaryOperator<AuditStatement>> changes() {
        Map<String, UnaryOperator<AuditStatement>> changes = new LinkedHashMap<>();
        changes.put("instance", s -> statement(s, new InstanceId(Fr.ONE), s.from(), s.to(), s.claim()));
        changes.put("from root", s -> statement(s, s.instance(), point(s.from(), 1, 0, 0), s.to(), s.claim()));
        changes.put("from sequence", s -> statement(s, s.instance(), point(s.from(), 0, -1, 0), s.to(), s.claim()));
        changes.put("from clock", s -> statement(s, s.instance(), point(s.from(), 0, 0, 1), s.to(), s.claim()));
        changes.put("to root", s -> statement(s, s.instance(), s.from(), point(s.to(), 1, 0, 0), s.claim()));
        changes.put("to sequence", s -> statement(s, s.instance(), s.from(), point(s.to(), 0, 1, 0), s.claim()));
        changes.put("to clock", s -> statement(s, s.instance(), s.from(), point(s.to(), 0, 0, 1), s.claim()));
        claims().forEach((name, change) ->
                changes.put(name, s -> statement(s, s.instance(), s.from(), s.to(), change.apply(s.claim()))));
        return changes;
    }

    private static Map<String, UnaryOperator<AuditClaim>> claims() {
        Subject other = new Subject.Open(9);
        Optional<CountClaim> zero = Optional.of(new CountClaim(false, CountClaim.Relation.EXACTLY, 0));
        return Map.of(
                "capability", c -> claim(c, other, c.scope(), c.holder(), c.count(), c.rights(), c.holders()),
                "scope", c -> claim(c, c.capability(), other, c.holder(), c.count(), c.rights(), c.holders()),
                "holder", c -> claim(c, c.capability(), c.scope(), other, c.count(), c.rights(), c.holders()),
                "count", c -> claim(c, c.capability(), c.scope(), c.holder(), zero, c.rights(), c.holders()),
                "rights",
                        c -> claim(
                                c,
                                c.capability(),
                                c.scope(),
                                c.holder(),
                                c.count(),
                                Optional.of(Rights.NONE),
                                c.holders()),
                "holders",
                        c -> claim(
                                c,
                                c.capability(),
                                c.scope(),
                                c.holder(),
                                c.count(),
                                c.rights(),
                                Optional.of(HolderSet.Listed.of(List.of(ProgramId.of(2))))),
                "expiry", c -> late(c, Optional.of(Seconds.of(1)), c.revoked(), c.existed()),
                "revoked", c -> late(c, c.expiry(), Optional.of(true), c.existed()),
                "existed",
                        c -> late(
                                c,
                                c.expiry(),
                                c.revoked(),
                                Optional.of(c.existed().isEmpty())));
    }

    private static AuditStatement statement(
            AuditStatement s, InstanceId id, AuditPoint from, AuditPoint to, AuditClaim claim) {
        return new AuditStatement(id, s.circuit(), from, to, claim);
    }

    private static AuditPoint point(AuditPoint p, long root, long sequence, long clock) {
        return new AuditPoint(
                new StateRoot(p.root().lane().add(Fr.of(root))),
                Sequence.of(Math.max(0, p.sequence().value() + sequence)),
                Tick.of(p.clock().value()
                        + clock
                        + (sequence < 0 && p.sequence().value() == 0 ? 1 : 0)));
    }

    private static AuditClaim claim(
            AuditClaim c,
            Subject capability,
            Subject scope,
            Subject holder,
            Optional<CountClaim> count,
            Optional<Rights> rights,
            Optional<HolderSet> holders) {
        return new AuditClaim(capability, scope, holder, count, rights, c.expiry(), c.revoked(), c.existed(), holders);
    }

    private static AuditClaim late(
            AuditClaim c, Optional<Seconds> expiry, Optional<Boolean> revoked, Optional<Boolean> existed) {
        return new AuditClaim(
                c.capability(), c.scope(), c.holder(), c.count(), c.rights(), expiry, revoked, existed, c.holders());
    }

    /** A claim that was not proved, "zero uses" above all, has no proof in that of another. */
    @Test
    void statements_changedInAnyPart_areRefused() {
        audits.forEach((name, bundle) -> changes().forEach((part, change) -> {
            AuditBundle changed = with(bundle, change);
            if (changed.statement().equals(bundle.statement())) {
                return; // what is claimed already
            }
            AuditCode expected = part.equals("instance") ? AuditCode.E_DOMAIN : AuditCode.PROOF_INVALID;
            assertThat(code(verify(changed, AcceptedHistory.NONE)))
                    .as(name + ", " + part)
                    .isEqualTo(expected);
            AuditCode known = part.endsWith("root")
                    ? AuditCode.E_AUDIT_ROOT
                    : part.endsWith("sequence") ? AuditCode.E_AUDIT_POINT : expected;
            if (!part.equals("from sequence")
                    || bundle.statement().from().sequence().value() > 0) {
                assertThat(code(verify(changed, history)))
                        .as(name + ", " + part)
                        .isEqualTo(known);
            }
        }));
    }

    @Test
    void clocks_thatKeepersSignedOtherwise_areRefused() {
        AcceptedHistory keepers = history.with(snapshots, instance);
        AuditBundle changed =
                with(audit("unused"), s -> statement(s, s.instance(), s.from(), point(s.to(), 0, 0, 1), s.claim()));
        assertThat(code(verify(changed, keepers))).isEqualTo(AuditCode.E_AUDIT_POINT);
    }

    @Test
    void proofs_ofOtherStatements_areRefused() {
        audits.forEach((name, bundle) -> audits.forEach((other, proof) -> {
            if (!name.equals(other)) {
                AuditBundle mixed = new AuditBundle(bundle.statement(), proof.proof(), bundle.key(), bundle.prover());
                assertThat(code(verify(mixed, history))).as(name + ", " + other).isEqualTo(AuditCode.PROOF_INVALID);
            }
        }));
    }

    @Test
    void proof_withAnyByteChanged_isRefused() {
        AuditBundle bundle = audit("used");
        for (int i = 0; i < bundle.proof().size(); i++) {
            byte[] proof = bundle.proof().toArray();
            proof[i] ^= 1;
            AuditBundle changed = new AuditBundle(bundle.statement(), Bytes.wrap(proof), bundle.key(), bundle.prover());
            assertThat(code(verify(changed, history)).check()).as("byte %d", i).isEqualTo(AuditCheckName.PROOF);
        }
        AuditBundle none = new AuditBundle(bundle.statement(), Bytes.EMPTY, bundle.key(), bundle.prover());
        assertThat(code(verify(none, history)).check()).isEqualTo(AuditCheckName.PROOF);
    }

    @Test
    void keys_otherThanTheTrustedOne_areRefused() {
        AuditBundle bundle = audit("used");
        KeyId shapes = chain.getFirst().bundle().key();
        KeyId stranger = new KeyId(bundle.key().hash().not(), true);
        for (KeyId key : List.of(shapes, stranger, new KeyId(bundle.key().hash(), false))) {
            AuditBundle other = new AuditBundle(bundle.statement(), bundle.proof(), key, bundle.prover());
            assertThat(code(verify(other, history))).as(key.text()).isEqualTo(AuditCode.E_VK_UNPINNED);
        }
        byte[] file = Documents.AUDIT_BUNDLE.encode(bundle);
        assertThat(code(new AuditBundleVerifier(trust, VerificationPolicy.STRICT, history).verify(file)))
                .isEqualTo(AuditCode.E_SETUP_INSECURE);
        AuditStatement s = bundle.statement();
        AuditBundle deeper = new AuditBundle(
                new AuditStatement(s.instance(), AuditStatement.circuit(9), s.from(), s.to(), s.claim()),
                bundle.proof(),
                bundle.key(),
                bundle.prover());
        assertThat(code(verify(deeper, history))).isEqualTo(AuditCode.E_VK_UNPINNED);
    }

    @Test
    void openings_ofTheirStatement_andNoOther() throws Exception {
        AuditOpening opening = Documents.AUDIT_OPENING.read(ProvedWorld.bytes(GOLD.auditOpening()));
        AuditBundleVerifier verifier = new AuditBundleVerifier(trust, POLICY, history);
        byte[] hidden = Documents.AUDIT_BUNDLE.encode(audit("hidden"));
        AuditVerification report = verifier.verify(hidden, Optional.of(opening));
        assertThat(report.verdict()).isEqualTo(AuditVerdict.HOLDS);
        assertThat(report.check(AuditCheckName.OPENING).outcome()).isEqualTo(Outcome.PASSED);
        AuditOpening part = new AuditOpening(opening.claim(), opening.subjects(), Optional.empty());
        assertThat(code(verifier.verify(hidden, Optional.of(part)))).isEqualTo(AuditCode.E_AUDIT_OPENING);
        byte[] used = Documents.AUDIT_BUNDLE.encode(audit("used"));
        assertThat(code(verifier.verify(used, Optional.of(opening)))).isEqualTo(AuditCode.E_AUDIT_OPENING);
    }

    @Test
    void bytes_changedAnywhere_areNamedAndNeverThrow() {
        byte[] file = Documents.AUDIT_BUNDLE.encode(audit("hidden"));
        AuditBundleVerifier verifier = new AuditBundleVerifier(trust, POLICY, AcceptedHistory.NONE);
        for (int i = 0; i < file.length; i++) {
            byte[] flipped = file.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            AuditVerification report = verifier.verify(flipped);
            assertThat(report.isMalformed()).as("byte %d", i).isTrue();
            assertThat(report.verdict()).isEqualTo(AuditVerdict.NOT_VALID);
            AuditVerification hashed = verifier.verify(Damage.rehash(flipped));
            assertThat(hashed.verdict() == AuditVerdict.PROOF_ALONE)
                    .as("byte %d", i)
                    .isEqualTo(hashed.verified().isPresent());
            assertThat(hashed.verified()
                            .map(AuditBundle::statement)
                            .orElse(audit("hidden").statement()))
                    .isEqualTo(audit("hidden").statement());
        }
        assertThat(code(verifier.verify(new byte[0]))).isEqualTo(AuditCode.E_FORMAT);
        assertThat(code(verifier.verify(ProvedWorld.bytes(GOLD.bundles().getFirst()))))
                .isEqualTo(AuditCode.E_FORMAT_VERSION);
        BundleVerifier batches = new BundleVerifier(trust, POLICY, snapshots);
        assertThat(batches.verify(file, batches.genesis()).isMalformed()).isTrue();
    }

    @Test
    void codes_ofTheChapter_areThoseOfTheEnum() throws Exception {
        String chapter = java.nio.file.Files.readString(
                Path.of(System.getProperty("tidemark.root")).resolve("docs/spec/21-audit-statements.md"));
        for (AuditCheckName name : AuditCheckName.values()) {
            String row = chapter.lines()
                    .filter(line -> line.startsWith(
                            "| " + (List.of(AuditCheckName.values()).indexOf(name) + 1) + " | " + name.label() + " |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row of " + name));
            List<String> codes = List.of(row.substring(row.lastIndexOf("| ", row.length() - 3) + 2, row.length() - 2)
                    .split(", "));
            assertThat(codes)
                    .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(AuditCode.values())
                            .filter(code -> code.check() == name)
                            .map(Enum::name)
                            .toList());
        }
    }
}
