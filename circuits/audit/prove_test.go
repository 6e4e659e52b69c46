package audit_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/audit"
	"tidemark/circuits/clause"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

func encoded(t *testing.T, c *audit.Circuit) []byte {
	t.Helper()
	w, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	out, err := w.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A proof verifies for its own public inputs and for no others; a lie gets none. With a key, through the code that the library runs.
func TestProofs(t *testing.T) {
	compiled, err := prove.Compile(context.Background(), prove.Circuit{
		Shape: audit.Label(depth), Version: 1, Constraints: 1,
		Compile: func() (*cs.R1CS, *clause.Map, error) {
			return system(t).System.(*cs.R1CS), system(t).Clauses, nil
		},
	}, prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	key, err := prove.Setup(context.Background(), compiled, prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	h := history(t)
	proof, err := prove.Prove(context.Background(), key, encoded(t, truths(h)["everything"].witness()), prove.Silent)
	if err != nil {
		t.Fatal(err)
	}
	if len(proof.Public) != len(audit.PublicNames)*fr.Bytes {
		t.Fatalf("%d bytes of public inputs", len(proof.Public))
	}
	if err := prove.Verify(key.Verifying, proof.Bytes, proof.Public); err != nil {
		t.Error(err)
	}
	for i, name := range audit.PublicNames {
		other := bytes.Clone(proof.Public)
		other[i*fr.Bytes+fr.Bytes-1] ^= 1
		if err := prove.Verify(key.Verifying, proof.Bytes, other); fault.Of(err) != fault.ProofInvalid {
			t.Errorf("another %s: %v", name, err)
		}
	}
	for _, f := range falsehoods(h) {
		if _, err := prove.Prove(context.Background(), key, encoded(t, f.p.witness()), prove.Silent); fault.Of(err) != fault.Unsatisfied {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}
