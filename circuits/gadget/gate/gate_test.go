package gate_test

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/test"

	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/internal/solve"
)

type gateCircuit struct {
	A, B, C, On, Off, Packed frontend.Variable
}

func (c *gateCircuit) Define(api frontend.API) error {
	g := gate.New(api, nil)
	g.Product(c.A, c.B, c.C)
	g.When(c.On, g.Sub(c.A, 3))
	g.Unless(c.Off, g.Sub(c.B, 5))
	g.AssertIsEqual(c.Packed, g.Pack(gate.Field{Value: c.A, Bits: 8}, gate.Field{Value: c.B, Bits: 4}, gate.Field{Value: 1, Bits: 1}))
	return nil
}

func TestRules(t *testing.T) {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &gateCircuit{})
	if err != nil {
		t.Fatal(err)
	}
	if n := ccs.GetNbConstraints(); n != 4 {
		t.Errorf("%d constraints, expected one for each of four rules", n)
	}
	packed := 3 + 5<<8 + 1<<12
	for name, c := range map[string]struct {
		w    gateCircuit
		good bool
	}{
		"all hold":             {gateCircuit{3, 5, 15, 1, 0, packed}, true},
		"the product does not": {gateCircuit{3, 5, 16, 1, 0, packed}, false},
		"switched on":          {gateCircuit{4, 5, 20, 1, 0, packed + 1}, false},
		"not switched on":      {gateCircuit{4, 5, 20, 0, 0, packed + 1}, true},
		"not switched off":     {gateCircuit{3, 6, 18, 1, 0, packed + 1<<8}, false},
		"switched off":         {gateCircuit{3, 6, 18, 1, 1, packed + 1<<8}, true},
		"packed otherwise":     {gateCircuit{3, 5, 15, 1, 0, packed + 1}, false},
	} {
		solved := solve.System(ccs, &c.w) == nil
		evaluated := test.IsSolved(&gateCircuit{}, &c.w, ecc.BN254.ScalarField()) == nil
		if solved != c.good || evaluated != c.good {
			t.Errorf("%s: the solver says %v, the engine %v, expected %v", name, solved, evaluated, c.good)
		}
	}
}

type quotientCircuit struct {
	Num, Den, Q frontend.Variable
}

func (c *quotientCircuit) Define(api frontend.API) error {
	g := gate.New(api, nil)
	g.When(c.Den, g.Sub(g.Quotient(c.Num, c.Den), c.Q))
	return nil
}

func TestQuotient(t *testing.T) {
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &quotientCircuit{})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		w    quotientCircuit
		good bool
	}{
		"a quotient":            {quotientCircuit{15, 3, 5}, true},
		"another quotient":      {quotientCircuit{15, 3, 6}, false},
		"zero by something":     {quotientCircuit{0, 3, 0}, true},
		"nothing by nothing":    {quotientCircuit{0, 0, 9}, true},
		"something by nothing":  {quotientCircuit{1, 0, 9}, false},
		"minus one by two":      {quotientCircuit{-1, 2, new(big.Int).Neg(new(big.Int).ModInverse(big.NewInt(2), ecc.BN254.ScalarField()))}, true},
		"a multiple of a third": {quotientCircuit{1, 3, 0}, false},
	} {
		if solved := solve.System(ccs, &c.w) == nil; solved != c.good {
			t.Errorf("%s: %v, expected %v", name, solved, c.good)
		}
	}
}
