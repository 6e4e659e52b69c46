package ranges_test

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"

	"tidemark/circuits/clause"
	"tidemark/circuits/gadget/ranges"
	"tidemark/circuits/internal/solve"
)

// rangeCircuit checks V exactly and W loosely, and as many filling values as make the table choose a base.
type rangeCircuit struct {
	V, W    frontend.Variable
	Filling []frontend.Variable
	bits    int
	base    *int
}

func (c *rangeCircuit) Define(api frontend.API) error {
	table := ranges.New(api)
	site := clause.Site{Rule: "R", Table: "t"}
	table.Exact(c.V, c.bits, site)
	table.Loose(c.W, c.bits, site)
	for _, f := range c.Filling {
		table.Exact(f, 32, site)
	}
	limbs, err := table.Commit()
	if err != nil {
		return err
	}
	*c.base = table.Base()
	x, err := api.(frontend.Committer).Commit(append(append(limbs, c.V, c.W), c.Filling...)...)
	if err != nil {
		return err
	}
	table.Close(x, func(clause.Site) {})
	return nil
}

func compile(t *testing.T, bits, filling int) (constraint.ConstraintSystem, int) {
	t.Helper()
	base := 0
	ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder,
		&rangeCircuit{Filling: make([]frontend.Variable, filling), bits: bits, base: &base})
	if err != nil {
		t.Fatal(err)
	}
	return ccs, base
}

func assignment(v, w *big.Int, filling int) *rangeCircuit {
	c := &rangeCircuit{V: v, W: w, Filling: make([]frontend.Variable, filling)}
	for i := range c.Filling {
		c.Filling[i] = i
	}
	return c
}

func TestBounds(t *testing.T) {
	zero, one := big.NewInt(0), big.NewInt(1)
	widths := map[int][]int{1: {1, 3, 8, 11, 32, 33, 40, 64, 126}, 60: {1, 8, 11, 32, 40, 64}, 2000: {32, 40}}
	for filling, list := range widths {
		bases := map[int]bool{}
		for _, bits := range list {
			ccs, base := compile(t, bits, filling)
			bases[base] = true
			top := new(big.Int).Lsh(one, uint(bits))
			last := new(big.Int).Sub(top, one)
			accepted := func(v, w *big.Int) bool {
				// A liar's count does not stop at what the honest one refuses.
				lenient := solver.OverrideHint(solver.GetHintID(ranges.Hints()[1]), func(field *big.Int, in, out []*big.Int) error {
					_ = ranges.Hints()[1](field, in, out)
					return nil
				})
				honest := solve.System(ccs, assignment(v, w, filling)) == nil
				if lied := solve.System(ccs, assignment(v, w, filling), lenient) == nil; lied != honest {
					t.Errorf("base %d, %d bits: honest %v, with a lenient count %v", base, bits, honest, lied)
				}
				return honest
			}
			for _, good := range []*big.Int{zero, one, last} {
				if !accepted(good, good) {
					t.Errorf("base %d: %d was refused for %d bits", base, good, bits)
				}
			}
			half := new(big.Int).ModInverse(big.NewInt(2), fr.Modulus())
			for _, bad := range []*big.Int{top, new(big.Int).Neg(one), new(big.Int).Sub(fr.Modulus(), top), half} {
				if accepted(bad, zero) {
					t.Errorf("base %d: %d was accepted for %d bits", base, bad, bits)
				}
			}
			far := new(big.Int).Lsh(one, uint(bits+16))
			for _, bad := range []*big.Int{far, new(big.Int).Neg(one), half} {
				if accepted(zero, bad) {
					t.Errorf("base %d: %d was accepted loosely for %d bits", base, bad, bits)
				}
			}
		}
		t.Logf("%d filling values: bases %v", filling, bases)
	}
}

func TestLyingHintsFail(t *testing.T) {
	ccs, _ := compile(t, 32, 8)
	good := assignment(big.NewInt(123456789), big.NewInt(987654321), 8)
	solve.LyingHints(t, ranges.Hints(), func(o solver.Option) error { return solve.System(ccs, good, o) }, nil)
	bad := assignment(big.NewInt(1<<32), big.NewInt(5), 8)
	solve.LyingHints(t, ranges.Hints(), func(o solver.Option) error { return solve.System(ccs, bad, o) }, nil)
}
