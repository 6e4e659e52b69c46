package io.tidemark.cli;

import io.tidemark.model.Attestation;
import io.tidemark.model.Batch;
import io.tidemark.model.Bundle;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.TimeMapRecord;
import io.tidemark.model.codec.DocumentCodec;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.KeyManifestCodec;
import io.tidemark.model.codec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file of one of the formats of docs/spec chapter 6 or 10, told apart by what is in it. */
sealed interface DocumentFile {
    /** Its content as JSON, in the one text of its format. */
    String json();

    record OfBundle(Bundle bundle, String hash) implements DocumentFile {
        @Override
        public String json() {
            return Documents.BUNDLE.toJson(bundle);
        }
    }

    record OfBatch(Batch batch) implements DocumentFile {
        @Override
        public String json() {
            return Documents.BATCH.toJson(batch);
        }
    }

    record OfSnapshot(SignedSnapshot snapshot) implements DocumentFile {
        @Override
        public String json() {
            return Documents.SNAPSHOT.toJson(snapshot);
        }
    }

    record OfFacts(List<Fact> facts) implements DocumentFile {
        public OfFacts {
            facts = List.copyOf(facts);
        }

        @Override
        public String json() {
            return Documents.FACTS.toJson(facts);
        }
    }

    record OfObservation(SignedObservation signed) implements DocumentFile {
        @Override
        public String json() {
            return Documents.OBSERVATION.toJson(signed);
        }
    }

    record OfAttestation(Attestation attestation) implements DocumentFile {
        @Override
        public String json() {
            return Documents.ATTESTATION.toJson(attestation);
        }
    }

    record OfTimeMap(TimeMapRecord map) implements DocumentFile {
        @Override
        public String json() {
            return Documents.TIME_MAP.toJson(map);
        }
    }

    record OfInstance(InstanceParameters parameters) implements DocumentFile {
        @Override
        public String json() {
            return Documents.INSTANCE.toJson(parameters);
        }
    }

    record OfKey(KeyManifest manifest) implements DocumentFile {
        @Override
        public String json() {
            return new String(KeyManifestCodec.encode(manifest), StandardCharsets.UTF_8);
        }
    }

    /** Reads {@code file}, whichever it is. */
    static DocumentFile read(Path file) throws CommandFailure, IOException {
        byte[] bytes = InputFile.read(file, Limits.JSON_CHARS_MAX);
        return MalformedInputs.in(file, () -> read(bytes));
    }

    private static DocumentFile read(byte[] bytes) throws MalformedInputException {
        if (isKeyManifest(bytes)) {
            return new OfKey(KeyManifestCodec.decode(bytes));
        }
        Optional<Bundle> bundle = tryRead(Documents.BUNDLE, bytes);
        if (bundle.isPresent()) {
            return new OfBundle(
                    bundle.get(), Documents.BUNDLE.contentHash(bundle.get()).toUnprefixedHexString());
        }
        Optional<SignedSnapshot> snapshot = tryRead(Documents.SNAPSHOT, bytes);
        if (snapshot.isPresent()) {
            return new OfSnapshot(snapshot.get());
        }
        Optional<Batch> batch = tryRead(Documents.BATCH, bytes);
        if (batch.isPresent()) {
            return new OfBatch(batch.get());
        }
        Optional<List<Fact>> facts = tryRead(Documents.FACTS, bytes);
        if (facts.isPresent()) {
            return new OfFacts(facts.get());
        }
        Optional<SignedObservation> observation = tryRead(Documents.OBSERVATION, bytes);
        if (observation.isPresent()) {
            return new OfObservation(observation.get());
        }
        Optional<Attestation> attestation = tryRead(Documents.ATTESTATION, bytes);
        if (attestation.isPresent()) {
            return new OfAttestation(attestation.get());
        }
        Optional<TimeMapRecord> map = tryRead(Documents.TIME_MAP, bytes);
        if (map.isPresent()) {
            return new OfTimeMap(map.get());
        }
        return new OfInstance(Documents.INSTANCE.read(bytes));
    }

    private static boolean isKeyManifest(byte[] bytes) {
        byte[] start = "{\"circuit\":".getBytes(StandardCharsets.US_ASCII);
        return bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Empty if the file says that it is of another format; any other fault is the reader's. */
    private static <T> Optional<T> tryRead(DocumentCodec<T> codec, byte[] bytes) throws MalformedInputException {
        try {
            return Optional.of(codec.read(bytes));
        } catch (MalformedInputException fault) {
            if (fault.code() == MalformedCode.E_FORMAT_VERSION && fault.path().equals("/format")) {
                return Optional.empty();
            }
            throw fault;
        }
    }
}
