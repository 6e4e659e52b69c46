package io.tidemark.verifier.audit.question;

import io.tidemark.model.ProgramId;
import io.tidemark.model.Right;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Which resources were moved by someone who did not own them, with which capability, and how near to its expiry? */
public final class UseInspector implements Inspector {
    private final long nearSeconds;

    /**
     * An inspector of uses.
     *
     * @param nearSeconds how long before the expiry a use is worth a note
     */
    public UseInspector(long nearSeconds) {
        this.nearSeconds = nearSeconds;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        CapabilityUse.in(occurrence).ifPresent(use -> {
            Optional<KnownCapability> capability = before.capability(use.entry().capability());
            Optional<KnownResource> resource = before.resource(use.entry().resource());
            if (capability.isPresent()
                    && resource.isPresent()
                    && !use.entry().rights().has(Right.DELEGATE)) {
                moved(use, capability.get(), resource.get(), report);
            }
            capability.ifPresent(known -> near(use, known, before, report));
        });
    }

    private static void moved(
            CapabilityUse use, KnownCapability capability, KnownResource resource, Consumer<Finding> report) {
        ProgramId user = use.entry().user();
        ProgramId owner = resource.holding().owner();
        if (user.equals(owner)) {
            return;
        }
        report.accept(Finding.of(
                FindingCode.A_MOVED_BY_OTHER,
                OptionalLong.of(use.entry().tick().value()),
                List.of(
                        Detail.cell("user", user),
                        Detail.cell("resource", resource.id()),
                        Detail.cell("owner", owner),
                        Detail.word("effect", use.right().name()),
                        Detail.cell("capability", capability.id()),
                        Detail.cell("grantor", capability.grant().grantor())),
                List.of(use.evidence(), capability.granted().evidence())));
    }

    private void near(CapabilityUse use, KnownCapability capability, Ledger before, Consumer<Finding> report) {
        long left = capability.grant().expiry().value() - before.time().value();
        if (left >= 0 && left <= nearSeconds) {
            report.accept(Finding.of(
                    FindingCode.A_USE_NEAR_EXPIRY,
                    OptionalLong.of(use.entry().tick().value()),
                    List.of(
                            Detail.cell("user", use.entry().user()),
                            Detail.cell("capability", capability.id()),
                            Detail.span("left", left)),
                    List.of(use.evidence(), capability.granted().evidence())));
        }
    }
}
