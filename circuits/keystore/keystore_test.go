package keystore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/prove/provetest"
)

func expected(t *testing.T, variant int) Expected {
	t.Helper()
	compiled, err := prove.Compile(context.Background(), provetest.Circuit(variant), prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	return Expected{provetest.Shape, uint32(variant), compiled.Hash}
}

func store(t *testing.T) Store {
	t.Helper()
	s, err := At(filepath.Join(t.TempDir(), "keys"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func setup(t *testing.T, s Store, variant int) *Manifest {
	t.Helper()
	m, err := s.Setup(context.Background(), provetest.Circuit(variant), true, prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func wantStatus(t *testing.T, err error, want fault.Status) {
	t.Helper()
	if got := fault.Of(err); got != want {
		t.Fatalf("status %v (%v), want %v", got, err, want)
	}
}

func TestSetup_thenOpen_proves(t *testing.T) {
	s := store(t)
	var phases []prove.Phase
	m, err := s.Setup(context.Background(), provetest.Circuit(0), true, func(p prove.Phase) { phases = append(phases, p) })
	if err != nil {
		t.Fatal(err)
	}
	if !m.Development || !strings.HasPrefix(string(m.ID), "dev-") {
		t.Errorf("the key %s is not marked as one for development", m.ID)
	}
	if len(phases) != 4 || phases[0] != prove.Compiling || phases[3] != prove.Finished {
		t.Errorf("phases %v", phases)
	}
	found, err := s.Find(expected(t, 0))
	if err != nil || found != m.ID {
		t.Fatalf("found %v (%v), want %v", found, err, m.ID)
	}
	key, err := s.Open(m.ID, expected(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	proof, err := prove.Prove(context.Background(), key, provetest.Honest(0, 1, 2, 3, 4), prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	if err := prove.Verify(key.Verifying, proof.Bytes, proof.Public); err != nil {
		t.Error(err)
	}
	violation, err := prove.Check(context.Background(), key, provetest.Honest(0, 1, 2, 3, 1<<16), prove.Silent)
	if err != nil || violation == nil || violation.Rule != "E_FIELD_RANGE" {
		t.Errorf("violation %v (%v)", violation, err)
	}
}

func TestID_manifest_isTheHashOfItsParts(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	verifying, err := os.ReadFile(filepath.Join(s.folder(m.ID), verifyingFile))
	if err != nil {
		t.Fatal(err)
	}
	// Written out, so that a change of the format cannot pass unseen.
	var text bytes.Buffer
	digest := sha256.Sum256(verifying)
	text.WriteString("tidemark/1/key")
	for _, part := range []string{m.Gnark, string(m.System[:]), m.Shape, string(digest[:]), "development"} {
		_ = binary.Write(&text, binary.BigEndian, uint32(len(part)))
		text.WriteString(part)
	}
	sum := sha256.Sum256(text.Bytes())
	if want := "dev-" + hex.EncodeToString(sum[:]); string(m.ID) != want {
		t.Errorf("id %s, want %s", m.ID, want)
	}
	ceremony := parts{false, m.Gnark, m.System, m.Shape, verifying}.id()
	if strings.TrimPrefix(string(m.ID), "dev-") == string(ceremony) {
		t.Error("the mark is not under the hash")
	}
}

func TestSetup_refusals(t *testing.T) {
	s := store(t)
	_, err := s.Setup(context.Background(), provetest.Circuit(0), false, prove.Silent)
	wantStatus(t, err, fault.SetupInsecure)
	if _, err := os.Stat(s.root); !os.IsNotExist(err) {
		t.Errorf("a refused setup left %v", err)
	}
	setup(t, s, 0)
	_, err = s.Setup(context.Background(), provetest.Circuit(0), true, prove.Silent)
	wantStatus(t, err, fault.KeyExists)
	setup(t, s, 1) // another version of the circuit
	unlock, err := lock(filepath.Join(s.root, lockFile))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Setup(context.Background(), provetest.Circuit(2), true, prove.Silent)
	wantStatus(t, err, fault.KeyLocked)
	unlock()
	setup(t, s, 2)
	_, err = At("relative/path")
	wantStatus(t, err, fault.Argument)
}

func TestSetup_interrupted_leavesNoHalfKey(t *testing.T) {
	s := store(t)
	for _, at := range []prove.Phase{prove.Compiling, prove.SettingUp, prove.Writing} {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := s.Setup(ctx, provetest.Circuit(0), true, func(p prove.Phase) {
			if p == at {
				cancel()
			}
		})
		wantStatus(t, err, fault.Cancelled)
		names, err := os.ReadDir(s.root)
		if err != nil || len(names) != 1 || names[0].Name() != lockFile {
			t.Errorf("cancelled while %v: the store holds %v (%v)", at, names, err)
		}
	}
	// A process that was killed cleans nothing up: the next setup does.
	half := filepath.Join(s.root, unfinishedStart+"killed")
	if err := os.MkdirAll(half, 0o700); err != nil {
		t.Fatal(err)
	}
	if entries, err := s.List(); err != nil || len(entries) != 0 {
		t.Errorf("half a key is listed: %v (%v)", entries, err)
	}
	setup(t, s, 0)
	if _, err := os.Stat(half); !os.IsNotExist(err) {
		t.Errorf("half a key is still there: %v", err)
	}
}

func TestFind_twoKeys_ambiguous(t *testing.T) {
	s, other := store(t), store(t)
	setup(t, s, 0)
	m := setup(t, other, 0)
	if err := os.Rename(other.folder(m.ID), s.folder(m.ID)); err != nil {
		t.Fatal(err)
	}
	_, err := s.Find(expected(t, 0))
	wantStatus(t, err, fault.KeyAmbiguous)
	entries, err := s.List()
	if err != nil || len(entries) != 2 || entries[0].ID >= entries[1].ID {
		t.Errorf("list %v (%v)", entries, err)
	}
}

func TestParseID_otherForms_refused(t *testing.T) {
	digits := strings.Repeat("a", 64)
	for _, good := range []string{digits, "dev-" + digits} {
		if _, err := ParseID(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "dev-", digits[1:], digits + "a", strings.ToUpper(digits), "DEV-" + digits, "dev-dev-" + digits, "../" + digits} {
		if _, err := ParseID(bad); fault.Of(err) != fault.Argument {
			t.Errorf("%q was taken", bad)
		}
	}
}

// rewrite replaces a file and makes the manifest agree with it.
