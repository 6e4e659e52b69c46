package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
)

func storedPlonk(t testing.TB) ([]*plonkFile, []byte) {
	t.Helper()
	files, lines, err := readPlonk(plonkDirectory(filepath.Join("..", "..", "..")))
	if err != nil {
		t.Fatal(err)
	}
	return files, lines
}

// TestStoredPlonkKeysAreCurrent fails when a circuit, or gnark's setup of it, is no longer that of the stored key.
func TestStoredPlonkKeysAreCurrent(t *testing.T) {
	files, lines := storedPlonk(t)
	for i, s := range plonkShapes() {
		_, _, key, err := s.setupPlonk()
		if err != nil {
			t.Fatal(err)
		}
		parts := keyParts{files[i].Head, lines, files[i].Tail}
		if !bytes.Equal(parts.join(), encode(key.WriteTo)) {
			t.Errorf("%s: expected the key of today's circuit: run `go run ./cmd/proofvectors -renew-plonk` in circuits", s.name)
		}
		parts.head = files[i].HeadRaw
		if !bytes.Equal(parts.join(), encode(key.WriteRawTo)) {
			t.Errorf("%s: expected the uncompressed key of today's circuit", s.name)
		}
	}
}

func TestStoredPlonkProofsVerify(t *testing.T) {
	files, lines := storedPlonk(t)
	for i, s := range plonkShapes() {
		key := keyParts{files[i].Head, lines, files[i].Tail}.join()
		for _, p := range files[i].Proofs {
			for _, f := range []form{compressed, raw, inSolidity} {
				for _, k := range [][]byte{key, key[markerBytes:]} {
					if v := judgePlonk(k, p.in(f), p.Public, f, s); v != accepted {
						t.Errorf("%s: expected %s accepted as %s, came %s", s.name, p.Name, f, v)
					}
				}
			}
		}
	}
}

// TestPlonkChallengesAreCurrent fails when gnark absorbs something else than it did.
func TestPlonkChallengesAreCurrent(t *testing.T) {
	files, lines := storedPlonk(t)
	for i, s := range plonkShapes() {
		key := new(plonk.VerifyingKey)
		if _, err := key.ReadFrom(bytes.NewReader(keyParts{files[i].Head, lines, files[i].Tail}.join())); err != nil {
			t.Fatal(err)
		}
		for _, p := range files[i].Proofs {
			proof := new(plonk.Proof)
			if _, err := proof.ReadFrom(bytes.NewReader(p.Proof)); err != nil {
				t.Fatal(err)
			}
			elements, err := readElements(p.Public)
			if err != nil {
				t.Fatal(err)
			}
			now, err := render(challenges(proof, key, elements, s))
			if err != nil {
				t.Fatal(err)
			}
			if then, _ := render(p.Challenges); !bytes.Equal(then, now) || len(p.Challenges) != 5 {
				t.Errorf("%s, %s: expected the stored challenges, came %s", s.name, p.Name, now)
			}
		}
	}
}

// TestPlonkVerdictsAreCurrent fails when the stored verdicts are not what gnark says today, or are too much of one kind.
func TestPlonkVerdictsAreCurrent(t *testing.T) {
	verdicts, err := makePlonkVerdicts(storedPlonk(t))
	if err != nil {
		t.Fatal(err)
	}
	expected, err := render(verdicts)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(plonkDirectory(filepath.Join("..", "..", "..")), verdictFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(expected, got) {
		t.Error("expected verdicts as written by cmd/proofvectors: run `go run ./cmd/proofvectors` in circuits")
	}
	count := map[verdict]int{}
	for _, v := range verdicts {
		count[v.Gnark]++
	}
	for _, v := range []verdict{accepted, rejected, unreadable, unreadableKey, unreadableList} {
		if count[v] < 10 {
			t.Errorf("expected at least 10 cases that are %s, came %d of %v", v, count[v], count)
		}
	}
}

// BenchmarkPlonkVerify is what the Java verifier is measured against: one proof with four public inputs and one
// commitment, read and verified with a key that is in memory.
func BenchmarkPlonkVerify(b *testing.B) {
	files, lines := storedPlonk(b)
	file := files[1]
	key := new(plonk.VerifyingKey)
	if _, err := key.ReadFrom(bytes.NewReader(keyParts{file.Head, lines, file.Tail}.join())); err != nil {
		b.Fatal(err)
	}
	public, err := readElements(file.Proofs[0].Public)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		proof := new(plonk.Proof)
		if _, err := proof.ReadFrom(bytes.NewReader(file.Proofs[0].Proof)); err != nil {
			b.Fatal(err)
		}
		if err := plonk.Verify(proof, key, append([]fr.Element{}, public...)); err != nil {
			b.Fatal(err)
		}
	}
}
