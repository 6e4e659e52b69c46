package h8_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/test"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/h8"
)

type hashCircuit struct {
	Lanes  [encoding.Arity]frontend.Variable
	Digest frontend.Variable
}

func (c *hashCircuit) Define(api frontend.API) error {
	api.AssertIsEqual(h8.NewDirect(api).H8(c.Lanes), c.Digest)
	return nil
}

func TestCircuitHashIsNativeHash(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		var lanes encoding.Lanes
		witness := hashCircuit{}
		for i := range lanes {
			lanes[i].SetBigInt(new(big.Int).SetUint64(random.Uint64()))
			lanes[i].Exp(lanes[i], big.NewInt(5))
			witness.Lanes[i] = lanes[i]
		}
		witness.Digest = encoding.H8(lanes)
		if err := test.IsSolved(&hashCircuit{}, &witness, ecc.BN254.ScalarField()); err != nil {
			t.Fatal(err)
		}
		for i := range lanes {
			changed := witness
			changed.Lanes[i] = new(big.Int).Add(lanes[i].BigInt(new(big.Int)), big.NewInt(1))
			if err := test.IsSolved(&hashCircuit{}, &changed, ecc.BN254.ScalarField()); err == nil {
				t.Fatalf("lane %d changed and the digest did not", i)
			}
		}
	}
}

func TestCost(t *testing.T) {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &hashCircuit{})
	if err != nil {
		t.Fatal(err)
	}
	if got := ccs.GetNbConstraints(); got != 363+1 {
		t.Errorf("a hash and its assertion cost %d constraints, expected 364", got)
	}
}

type constantCircuit struct {
	Digest frontend.Variable
}

func (c *constantCircuit) Define(api frontend.API) error {
	var lanes h8.Lanes
	for i := range lanes {
		lanes[i] = i
	}
	api.AssertIsEqual(h8.NewDirect(api).H8(lanes), c.Digest)
	return nil
}

func TestConstantsAreHashedWhenCompiled(t *testing.T) {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &constantCircuit{})
	if err != nil {
		t.Fatal(err)
	}
	if got := ccs.GetNbConstraints(); got != 1 {
		t.Errorf("a hash of constants costs %d constraints, expected 1 for the assertion", got)
	}
	var lanes encoding.Lanes
	for i := range lanes {
		lanes[i] = fr.NewElement(uint64(i))
	}
	if err := test.IsSolved(&constantCircuit{}, &constantCircuit{Digest: encoding.H8(lanes)}, ecc.BN254.ScalarField()); err != nil {
		t.Error(err)
	}
}
