package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
)

func stored(t testing.TB) []*triples {
	t.Helper()
	files, err := readTriples(vectorDirectory(filepath.Join("..", "..", "..")))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestStoredProofsVerify(t *testing.T) {
	for i, s := range shapes() {
		file := stored(t)[i]
		if len(file.Proofs) == 0 {
			t.Errorf("%s: expected proofs", s.name)
		}
		for _, p := range file.Proofs {
			for _, key := range [][]byte{file.Key, file.KeyRaw} {
				for _, proof := range [][]byte{p.Proof, p.Raw} {
					if v := judge(key, proof, p.Public, s); v != accepted {
						t.Errorf("%s: expected %s accepted, came %s", s.name, p.Name, v)
					}
				}
			}
		}
	}
}

// TestVerdictsAreCurrent fails when the stored verdicts are not what gnark says today.
func TestVerdictsAreCurrent(t *testing.T) {
	verdicts, err := makeVerdicts(stored(t))
	if err != nil {
		t.Fatal(err)
	}
	expected, err := render(verdicts)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(vectorDirectory(filepath.Join("..", "..", "..")), verdictFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(expected, got) {
		t.Error("expected verdicts as written by cmd/proofvectors: run `go run ./cmd/proofvectors` in circuits")
	}
}

// TestShapesAreCurrent fails when the registry has other rows than the verifier's file, or than the table of the
// specification (7.4).
func TestShapesAreCurrent(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	expected, err := render(shapeRows())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(shapeDirectory(root), shapeFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(expected, got) {
		t.Error("expected the rows of the registry: run `go run ./cmd/proofvectors` in circuits")
	}
	chapter, err := os.ReadFile(filepath.Join(root, "docs", "spec", "07-verification.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range shapeRows() {
		line := fmt.Sprintf("| %s | %d | %d | %d | %d |", name, r.Effects, r.Authors, r.Joined, r.Resources)
		if !bytes.Contains(chapter, []byte(line)) {
			t.Errorf("expected the line %q in section 7.4", line)
		}
	}
}

// TestVerdictsAreMixed fails when the cases would let a verifier pass that always gives one answer.
func TestVerdictsAreMixed(t *testing.T) {
	verdicts, err := makeVerdicts(stored(t))
	if err != nil {
		t.Fatal(err)
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

// TestStrayPointIsOutsideTheSubgroup guards the one point that this program makes by hand.
func TestStrayPointIsOutsideTheSubgroup(t *testing.T) {
	rng := newRandom("stray")
	for range 8 {
		p := strayPoint(rng)
		if !p.IsOnCurve() || p.IsInSubGroup() {
			t.Fatal("expected a point on the twist outside the subgroup")
		}
	}
}

// BenchmarkVerify is what the Java verifier is measured against: one proof with ten public inputs and one commitment,
// read and verified with a key that is in memory.
func BenchmarkVerify(b *testing.B) {
	file := stored(b)[len(shapes())-1]
	key := new(bn254.VerifyingKey)
	if _, err := key.ReadFrom(bytes.NewReader(file.Key)); err != nil {
		b.Fatal(err)
	}
	public, err := readElements(file.Proofs[0].Public)
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		proof := new(bn254.Proof)
		if _, err := proof.ReadFrom(bytes.NewReader(file.Proofs[0].Proof)); err != nil {
			b.Fatal(err)
		}
		if err := bn254.Verify(proof, key, append([]fr.Element{}, public...)); err != nil {
			b.Fatal(err)
		}
	}
}
