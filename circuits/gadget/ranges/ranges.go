package ranges

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/clause"
)

// Smallest and largest table, as a power of two.
const (
	minBase = 4
	maxBase = 15
)

type check struct {
	value frontend.Variable
	bits  int
	exact bool
	site  clause.Site
}

// Table collects the checks of a circuit.
type Table struct {
	api    frontend.API
	checks []check
	base   int

	lookups []frontend.Variable
	counts  []frontend.Variable
	sites   []clause.Site // of each lookup
}

// New makes an empty table. Name is used in the circuit's own messages only.
func New(api frontend.API) *Table {
	return &Table{api: api}
}

// Exact asserts 0 <= v < 2^bits.
func (t *Table) Exact(v frontend.Variable, bits int, site clause.Site) {
	t.add(check{v, bits, true, site})
}

// Loose asserts 0 <= v < 2^m for some m with bits <= m < bits + 16: enough to show that a difference of small numbers is
// not negative.
func (t *Table) Loose(v frontend.Variable, bits int, site clause.Site) {
	t.add(check{v, bits, false, site})
}

func (t *Table) add(c check) {
	if t.counts != nil {
		panic("ranges: a check was added after Commit")
	}
	if c.bits < 1 || c.bits > 200 {
		panic(fmt.Sprintf("ranges: %d bits, expected 1 to 200", c.bits))
	}
	t.checks = append(t.checks, c)
}

// limbs is the number of digits of a check, and whether the last one is looked up a second time.
func (c check) limbs(base int) (digits int, again bool) {
	digits = (c.bits + base - 1) / base
	return digits, c.exact && digits*base > c.bits
}

// cheapest is the base with the fewest constraints.
func (t *Table) cheapest() int {
	best, bestCost := 0, 0
	for base := minBase; base <= maxBase; base++ {
		cost := 1 << base
		for _, c := range t.checks {
			digits, again := c.limbs(base)
			cost += digits
			if again {
				cost++
			}
		}
		if best == 0 || cost < bestCost {
			best, bestCost = base, cost
		}
	}
	return best
}

// Base is the width of a limb in bits; known after Commit.
func (t *Table) Base() int { return t.base }

// Sites names the site of each lookup, in the order in which the count hint sees them; known after Commit.
func (t *Table) Sites() []clause.Site { return t.sites }

// Commit splits the values and counts the digits. It returns the wires that must be committed.
func (t *Table) Commit() ([]frontend.Variable, error) {
	t.base = t.cheapest()
	var wires []frontend.Variable
	for _, c := range t.checks {
		digits, again := c.limbs(t.base)
		last := c.value
		if digits > 1 {
			low, err := t.api.NewHint(split, digits-1, t.base, c.value)
			if err != nil {
				return nil, fmt.Errorf("ranges: splitting a value: %w", err)
			}
			wires = append(wires, low...)
			for i, limb := range low {
				t.look(limb, c.site)
				last = t.api.Sub(last, t.api.Mul(limb, power(t.base*i))) // (1)
			}
			last = t.api.Mul(last, inverse(t.api, t.base*(digits-1)))
		}
		t.look(last, c.site)
		if again {
			t.look(t.api.Mul(last, power(digits*t.base-c.bits)), c.site) // (3)
		}
	}
	inputs := append([]frontend.Variable{t.base}, t.lookups...)
	counts, err := t.api.NewHint(count, 1<<t.base, inputs...)
	if err != nil {
		return nil, fmt.Errorf("ranges: counting limbs: %w", err)
	}
	t.counts = counts
	return append(wires, counts...), nil
}

func (t *Table) look(limb frontend.Variable, site clause.Site) {
	t.lookups = append(t.lookups, limb)
	t.sites = append(t.sites, site)
}

// Close asserts (2) at the challenge. The recorder is told whose lookup each constraint is.
func (t *Table) Close(x frontend.Variable, at func(clause.Site)) {
	terms := make([]frontend.Variable, 0, len(t.lookups)+len(t.counts)+2)
	terms = append(terms, 0, 0)
	for i, limb := range t.lookups {
		at(t.sites[i])
		terms = append(terms, t.api.Neg(t.api.Inverse(t.api.Sub(x, limb))))
	}
	at(clause.Site{Rule: "table", Table: "ranges", Row: -1})
	for value, n := range t.counts {
		terms = append(terms, t.api.DivUnchecked(n, t.api.Sub(x, value)))
	}
	t.api.AssertIsEqual(t.api.Add(terms[0], terms[1], terms[2:]...), 0) // (2)
}

func power(bits int) *big.Int {
	return new(big.Int).Lsh(big.NewInt(1), uint(bits))
}

func inverse(api frontend.API, bits int) *big.Int {
	return new(big.Int).ModInverse(power(bits), api.Compiler().Field())
}

// OutOfRange is the error of the honest prover's count: these lookups are not in the table. There is at least one.
type OutOfRange struct {
	Lookups []int
}

func (e *OutOfRange) Error() string {
	return fmt.Sprintf("ranges: lookups %v are out of range", e.Lookups)
}

// Hints are the functions that the solver must know.
func Hints() []solver.Hint {
	return []solver.Hint{split, count}
}

func init() {
	solver.RegisterHint(Hints()...)
}

// split: base, value -> the low digits of the value.
func split(_ *big.Int, in, out []*big.Int) error {
	base := uint(in[0].Uint64())
	rest, mask := new(big.Int).Set(in[1]), new(big.Int).Sub(power(int(base)), big.NewInt(1))
	for i := range out {
		out[i].And(rest, mask)
		rest.Rsh(rest, base)
	}
	return nil
}

// count: base, lookups -> how often each table row is looked up.
func count(_ *big.Int, in, out []*big.Int) error {
	found := make([]uint64, len(out))
	var refused []int
	for i, limb := range in[1:] {
		if limb.IsUint64() && limb.Uint64() < uint64(len(out)) {
			found[limb.Uint64()]++
		} else {
			refused = append(refused, i)
		}
	}
	for i, n := range found {
		out[i].SetUint64(n)
	}
	if refused != nil {
		return &OutOfRange{Lookups: refused}
	}
	return nil
}
