//go:build prover

package transition_test

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Real proofs, with a development key: go test -tags prover ./transition -run Proof
func TestProofs(t *testing.T) {
	ccs := system(t).System
	proving, verifying, err := groth16.Setup(ccs)
	if err != nil {
		t.Fatal(err)
	}
	w := newTown(t)
	batches := map[string]*transition.Circuit{
		"busy":   busy(t).Circuit,
		"single": w.apply(transfer(2, 2, 3)).Circuit,
		"calls":  w.apply(&testkit.Effect{Kind: ops.Invoke, Author: 3, Party: 4, Arguments: []uint64{2, 3}}).Circuit,
	}
	for name, c := range batches {
		full, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		proof, err := groth16.Prove(ccs, proving, full)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		public, err := full.Public()
		if err != nil {
			t.Fatal(err)
		}
		if err := groth16.Verify(proof, verifying, public); err != nil {
			t.Errorf("%s: the proof does not verify: %v", name, err)
		}
		// Each public input changed alone makes it another statement.
		for i := range ccs.GetNbPublicVariables() - 1 {
			if groth16.Verify(proof, verifying, changed(t, public, i)) == nil {
				t.Errorf("%s: the proof verifies with public input %d changed", name, i)
			}
		}
	}
	for _, a := range attacks() {
		if a.name != "a Transfer" && a.name != "another quantity" {
			continue
		}
		full, err := frontend.NewWitness(a.witness(t).Circuit, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := groth16.Prove(ccs, proving, full); err == nil {
			t.Errorf("%s/%s was proved", a.rule, a.name)
		}
	}
}

// changed is a public witness with one input raised by one.
func changed(t *testing.T, public witness.Witness, which int) witness.Witness {
	t.Helper()
	values := make(chan any)
	go func() {
		defer close(values)
		for i, v := range public.Vector().(fr.Vector) {
			if i == which {
				one := v
				one.SetOne()
				v.Add(&v, &one)
			}
			values <- v
		}
	}()
	w, err := witness.New(ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	n := len(public.Vector().(fr.Vector))
	if err := w.Fill(n, 0, values); err != nil {
		t.Fatal(err)
	}
	return w
}
