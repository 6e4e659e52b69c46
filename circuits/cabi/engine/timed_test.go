package engine

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"tidemark/circuits/prove/fault"
)

const fixtures = "../../../fixtures/src/main/resources"

// proved is a key with its proofs: groth16/*.json and plonk/*.json.
type proved struct {
	Key    string
	Head   string
	Tail   string
	Proofs []struct{ Public, Proof string }
}

func readProved(t *testing.T, name string) (key, proof, public []byte) {
	t.Helper()
	encoded, err := os.ReadFile(filepath.Join(fixtures, name))
	if err != nil {
		t.Fatal(err)
	}
	var file proved
	if err := json.Unmarshal(encoded, &file); err != nil {
		t.Fatal(err)
	}
	key = unhex(t, file.Key)
	if file.Head != "" {
		lines, err := os.ReadFile(filepath.Join(fixtures, "plonk/lines.bin"))
		if err != nil {
			t.Fatal(err)
		}
		key = bytes.Join([][]byte{unhex(t, file.Head), lines, unhex(t, file.Tail)}, nil)
	}
	return key, unhex(t, file.Proofs[0].Proof), unhex(t, file.Proofs[0].Public)
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	out, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTimeVerify_withAndWithoutCommitment_acceptsNothingElse(t *testing.T) {
	e := New(standIn{})
	for _, name := range []string{"groth16/plain.json", "groth16/statement.json"} {
		key, proof, public := readProved(t, name)
		if took, err := e.TimeVerify(key, proof, public, 2); err != nil || took <= 0 {
			t.Errorf("%s took %v (%v)", name, took, err)
		}
		_, err := e.TimeVerify(key, proof[1:], public, 1)
		wantStatus(t, err, fault.ProofEncoding)
		_, err = e.TimeVerify(key, changed(proof, 32+64+32+3), public, 1)
		wantStatus(t, err, fault.ProofEncoding)
		_, err = e.TimeVerify(key, proof, changed(public, len(public)-1), 1)
		wantStatus(t, err, fault.ProofInvalid)
		_, err = e.TimeVerify(changed(key, weightCountAt), proof, public, 1)
		wantStatus(t, err, fault.KeyFormat)
		_, err = e.TimeVerify(key[:len(key)-4], proof, public, 1)
		wantStatus(t, err, fault.KeyFormat)
	}
	plain, proof, public := readProved(t, "groth16/plain.json")
	wantStatus(t, e.Verify(plain, proof, public), fault.KeyFormat)
}

func TestTimePlonk_withAndWithoutCommitments_acceptsNothingElse(t *testing.T) {
	e := New(standIn{})
	for _, name := range []string{"plonk/plain.json", "plonk/committed.json", "plonk/twice.json"} {
		key, proof, public := readProved(t, name)
		for range 2 { // the second time with the key that is kept
			if took, err := e.TimePlonk(key, proof, public, 1); err != nil || took <= 0 {
				t.Errorf("%s took %v (%v)", name, took, err)
			}
		}
		_, err := e.TimePlonk(key, proof, public, 0)
		wantStatus(t, err, fault.Argument)
		_, err = e.TimePlonk(key, proof[1:], public, 1)
		wantStatus(t, err, fault.ProofEncoding)
		for _, at := range []int{0, valueCountAt, len(proof) - (len(proof)-plonkProofFixed)/2 - 4} {
			_, err = e.TimePlonk(key, changed(proof, at), public, 1)
			wantStatus(t, err, fault.ProofEncoding)
		}
		_, err = e.TimePlonk(key, proof, public[1:], 1)
		wantStatus(t, err, fault.WitnessShape)
		_, err = e.TimePlonk(key, proof, bytes.Repeat([]byte{255}, len(public)), 1)
		wantStatus(t, err, fault.WitnessRange)
		_, err = e.TimePlonk(key, proof, changed(public, len(public)-1), 1)
		wantStatus(t, err, fault.ProofInvalid)
		for _, at := range []int{0, selectorCountAt, len(key) - 4 - (len(key)-plonkKeyFixed)/5} {
			_, err = e.TimePlonk(changed(key, at), proof, public, 1)
			wantStatus(t, err, fault.KeyFormat)
		}
		_, err = e.TimePlonk(key[:plonkKeyFixed-1], proof, public, 1)
		wantStatus(t, err, fault.KeyFormat)
	}
}

func TestTimed_panic_reachesTheCaller(t *testing.T) {
	status, _ := Guard(func() error {
		_, err := timed(1, func() error { panic("of a verifier") })
		return err
	})
	if status != fault.Panic {
		t.Errorf("status %v", status)
	}
}

// changed is a copy with the byte at that place inverted.
func changed(bytesOf []byte, at int) []byte {
	copied := bytes.Clone(bytesOf)
	copied[at] ^= 0xff
	return copied
}
