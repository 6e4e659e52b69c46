package keystore

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"tidemark/circuits/prove/fault"
)

func TestOpen_damagedKey_namedBeforeReading(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	want := expected(t, 0)
	folder := s.folder(m.ID)
	change := func(file string, how func([]byte) []byte) func() {
		return func() {
			path := filepath.Join(folder, file)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, how(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	cut := func(b []byte) []byte { return b[:len(b)-1] }
	grow := func(b []byte) []byte { return append(b, 0) }
	flip := func(b []byte) []byte { b[len(b)/2] ^= 1; return b }
	replace := func(old, new string) func([]byte) []byte {
		return func(b []byte) []byte {
			if !bytes.Contains(b, []byte(old)) {
				t.Fatalf("the manifest has no %q", old)
			}
			return bytes.Replace(b, []byte(old), []byte(new), 1)
		}
	}
	cases := []struct {
		name   string
		damage func()
		want   fault.Status
	}{
		{"proving key cut", change(provingFile, cut), fault.KeyTruncated},
		{"system cut", change(systemFile, cut), fault.KeyTruncated},
		{"verifying key cut", change(verifyingFile, cut), fault.KeyTruncated},
		{"clauses empty", change(clausesFile, func([]byte) []byte { return nil }), fault.KeyTruncated},
		{"proving key missing", func() { _ = os.Remove(filepath.Join(folder, provingFile)) }, fault.KeyTruncated},
		{"proving key long", change(provingFile, grow), fault.KeyMismatch},
		{"proving key flipped", change(provingFile, flip), fault.KeyMismatch},
		{"system flipped", change(systemFile, flip), fault.KeyMismatch},
		{"verifying key flipped", change(verifyingFile, flip), fault.KeyMismatch},
		{"clauses flipped", change(clausesFile, flip), fault.KeyMismatch},
		{"manifest cut", change(manifestFile, cut), fault.KeyFormat},
		{"manifest with a space", change(manifestFile, replace(",", ", ")), fault.KeyFormat},
		{"manifest with another member", change(manifestFile, replace("{", `{"a":1,`)), fault.KeyFormat},
		{"manifest twice", change(manifestFile, func(b []byte) []byte { return append(b, b...) }), fault.KeyFormat},
		{"manifest huge", change(manifestFile, func(b []byte) []byte { return append(b, make([]byte, manifestLimit)...) }), fault.KeyFormat},
		{"manifest missing", func() { _ = os.Remove(filepath.Join(folder, manifestFile)) }, fault.KeyFormat},
		{"mark removed", change(manifestFile, replace(`"development":true`, `"development":false`)), fault.KeyFormat},
		{"other gnark", change(manifestFile, replace(`"gnark":"v`, `"gnark":"v9`)), fault.KeyStale},
		{"other circuit", change(manifestFile, replace(`"circuit":0`, `"circuit":7`)), fault.KeyStale},
		{"other shape", change(manifestFile, replace(`/provetest/`, `/other/`)), fault.KeyUnpinned},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			keep := snapshot(t, folder)
			defer restore(t, folder, keep)
			c.damage()
			_, err := s.Open(m.ID, want)
			wantStatus(t, err, c.want)
		})
	}
	_, err := s.Open(m.ID, want)
	wantStatus(t, err, fault.OK)
}

func TestOpen_dumpForm_unpinnedThoughDigestsAgree(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	key, err := s.Open(m.ID, expected(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	var dump bytes.Buffer
	if err := key.Proving.WriteDump(&dump); err != nil {
		t.Fatal(err)
	}
	rewrite(t, s, m, provingFile, &m.Files.Proving, dump.Bytes())
	_, err = s.Open(m.ID, expected(t, 0))
	wantStatus(t, err, fault.KeyUnpinned)
}

func TestOpen_otherVerifyingKey_unpinnedThoughDigestsAgree(t *testing.T) {
	s, other := store(t), store(t)
	m, n := setup(t, s, 0), setup(t, other, 0)
	verifying, err := os.ReadFile(filepath.Join(other.folder(n.ID), verifyingFile))
	if err != nil {
		t.Fatal(err)
	}
	rewrite(t, s, m, verifyingFile, &m.Files.Verifying, verifying)
	_, err = s.Open(m.ID, expected(t, 0))
	wantStatus(t, err, fault.KeyUnpinned)
}

func TestOpen_degenerateVerifyingKey_refused(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	key, err := s.Open(m.ID, expected(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	spoiled := new(bn254.VerifyingKey)
	var encoded bytes.Buffer
	key.Verifying.G2.Gamma = key.Verifying.G2.Delta
	if _, err := key.Verifying.WriteTo(&encoded); err != nil {
		t.Fatal(err)
	}
	if _, err := spoiled.ReadFrom(bytes.NewReader(encoded.Bytes())); err != nil {
		t.Fatal(err)
	}
	old := s.folder(m.ID)
	rewrite(t, s, m, verifyingFile, &m.Files.Verifying, encoded.Bytes())
	m.ID = parts{true, m.Gnark, m.System, m.Shape, encoded.Bytes()}.id()
	writeManifest(t, old, m)
	if err := os.Rename(old, s.folder(m.ID)); err != nil {
		t.Fatal(err)
	}
	_, err = s.Open(m.ID, expected(t, 0))
	wantStatus(t, err, fault.KeyDegenerate)
}

func TestOpen_staleAndUnknown_named(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	stale := expected(t, 0)
	stale.System[0] ^= 1
	_, err := s.Open(m.ID, stale)
	wantStatus(t, err, fault.KeyStale)
	_, err = s.Find(stale)
	wantStatus(t, err, fault.KeyStale)
	_, err = s.Open(ID("dev-"+strings.Repeat("0", 64)), stale)
	wantStatus(t, err, fault.KeyUnknown)
	_, err = store(t).Find(stale)
	wantStatus(t, err, fault.KeyUnknown)
}

func TestOpen_manifestOfAnotherKey_unpinned(t *testing.T) {
	s := store(t)
	m := setup(t, s, 0)
	elsewhere := ID("dev-" + strings.Repeat("1", 64))
	if err := os.Rename(s.folder(m.ID), s.folder(elsewhere)); err != nil {
		t.Fatal(err)
	}
	_, err := s.Open(elsewhere, expected(t, 0))
	wantStatus(t, err, fault.KeyUnpinned)
	entries, err := s.List()
	if err != nil || len(entries) != 1 || fault.Of(entries[0].Fault) != fault.KeyUnpinned {
		t.Errorf("list %v (%v)", entries, err)
	}
}

func rewrite(t *testing.T, s Store, m *Manifest, file string, entry *fileEntry, content []byte) {
	t.Helper()
	folder := s.folder(m.ID)
	if err := os.WriteFile(filepath.Join(folder, file), content, 0o600); err != nil {
		t.Fatal(err)
	}
	*entry = fileEntry{SHA256: sha256.Sum256(content), Size: int64(len(content))}
	writeManifest(t, folder, m)
}

func writeManifest(t *testing.T, folder string, m *Manifest) {
	t.Helper()
	encoded, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, manifestFile), encoded, 0o600); err != nil {
		t.Fatal(err)
	}
}

func snapshot(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string][]byte{}
	for _, name := range names {
		if kept[name.Name()], err = os.ReadFile(filepath.Join(folder, name.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return kept
}

func restore(t *testing.T, folder string, kept map[string][]byte) {
	t.Helper()
	for name, content := range kept {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
