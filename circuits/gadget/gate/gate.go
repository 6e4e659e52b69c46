package gate

import (
	"errors"
	"math/big"

	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/clause"
	"tidemark/circuits/gadget/h8"
	"tidemark/circuits/gadget/ranges"
)

// Gate adds constraints under the name of a rule.
type Gate struct {
	frontend.API
	Hash h8.Hasher

	table     *ranges.Table
	recorder  *clause.Recorder
	site      clause.Site
	raw       rawConstraints
	committed []frontend.Variable
}

// New makes a gate. The recorder may be nil.
func New(api frontend.API, recorder *clause.Recorder) *Gate {
	return &Gate{
		API:      api,
		Hash:     h8.NewDirect(api),
		table:    ranges.New(api),
		recorder: recorder,
		raw:      newRawConstraints(api),
	}
}

// Row says which row the following rules are about; -1 for a table as a whole.
func (g *Gate) Row(table string, row int) {
	g.at(clause.Site{Rule: "row", Table: table, Row: row})
}

// Rule names the rule to which the following constraints belong.
func (g *Gate) Rule(name string) {
	g.at(clause.Site{Rule: name, Table: g.site.Table, Row: g.site.Row})
}

func (g *Gate) at(site clause.Site) {
	g.site = site
	g.recorder.At(site)
}

// Zero asserts x = 0.
func (g *Gate) Zero(x frontend.Variable) { g.AssertIsEqual(x, 0) }

// Boolean asserts that each x is 0 or 1.
func (g *Gate) Boolean(xs ...frontend.Variable) {
	for _, x := range xs {
		g.AssertIsBoolean(x)
	}
}

// Product asserts a*b = c with one constraint.
func (g *Gate) Product(a, b, c frontend.Variable) { g.raw.product(a, b, c) }

// When asserts x = 0 where on is not zero: on*x = 0, one constraint.
func (g *Gate) When(on, x frontend.Variable) { g.raw.product(on, x, 0) }

// Unless asserts x = 0 where the boolean on is zero.
func (g *Gate) Unless(on, x frontend.Variable) { g.raw.product(g.Sub(1, on), x, 0) }

// Exact asserts 0 <= x < 2^bits.
func (g *Gate) Exact(x frontend.Variable, bits int) { g.table.Exact(x, bits, g.site) }

// NotNegative asserts that x, which is a sum of a few integers below 2^bits with signs, is not negative.
func (g *Gate) NotNegative(x frontend.Variable, bits int) { g.table.Loose(x, bits, g.site) }

// Sum adds any number of terms.
func (g *Gate) Sum(terms ...frontend.Variable) frontend.Variable {
	switch len(terms) {
	case 0:
		return 0
	case 1:
		return terms[0]
	default:
		return g.Add(terms[0], terms[1], terms[2:]...)
	}
}

// Shift is x*2^bits.
func (g *Gate) Shift(x frontend.Variable, bits uint) frontend.Variable {
	return g.Mul(x, new(big.Int).Lsh(big.NewInt(1), bits))
}

// Field is one part of a packed lane.
type Field struct {
	Value frontend.Variable
	Bits  uint
}

// Pack is ENC-4 in constraints: the first field is the lowest. It is linear and costs nothing; that the fields fit is the
// caller's to show.
func (g *Gate) Pack(fields ...Field) frontend.Variable {
	terms := make([]frontend.Variable, len(fields))
	shift := uint(0)
	for i, f := range fields {
		terms[i] = g.Shift(f.Value, shift)
		shift += f.Bits
	}
	return g.Sum(terms...)
}

// Quotient is num/den, and any number when both are zero: q*den = num with one constraint. It shows that num is zero
// wherever den is.
func (g *Gate) Quotient(num, den frontend.Variable) frontend.Variable {
	q, err := g.NewHint(divide, 1, num, den)
	if err != nil {
		panic(err) // only a wrong number of outputs can bring this about
	}
	g.Product(q[0], den, num)
	return q[0]
}

// Committed puts wires under the commitment: columns and hint outputs that reach a fingerprint or a range check.
func (g *Gate) Committed(wires ...frontend.Variable) { g.committed = append(g.committed, wires...) }

// Commit ends the collection of range checks and gives the value of the one commitment, the challenge.
func (g *Gate) Commit() (frontend.Variable, error) {
	committer, ok := g.API.(frontend.Committer)
	if !ok {
		return nil, errors.New("gate: this frontend has no commitment")
	}
	limbs, err := g.table.Commit()
	if err != nil {
		return nil, err
	}
	return committer.Commit(append(g.committed, limbs...)...)
}

// CloseRanges asserts the range checks at the challenge x.
func (g *Gate) CloseRanges(x frontend.Variable) { g.table.Close(x, g.at) }

// RangeSites names the site of each lookup of the range table.
func (g *Gate) RangeSites() []clause.Site { return g.table.Sites() }

func init() {
	solver.RegisterHint(Hints()...)
}

// Hints are the functions that the solver must know.
func Hints() []solver.Hint {
	return []solver.Hint{divide}
}

// divide: a, b -> a/b, or 0 when b is 0.
func divide(field *big.Int, in, out []*big.Int) error {
	if in[1].Sign() == 0 {
		out[0].SetUint64(0)
		return nil
	}
	out[0].ModInverse(in[1], field)
	out[0].Mul(out[0], in[0]).Mod(out[0], field)
	return nil
}

// rawConstraints adds a*b = c as one rank-1 constraint. The frontend has no call for it: Mul makes a wire for the product
// and a second constraint ties it to c. In the test engine, which evaluates and does not count, the two are the same.
type rawConstraints struct {
	api       frontend.API
	r1cs      bool
	blueprint constraint.BlueprintID
}

func newRawConstraints(api frontend.API) rawConstraints {
	compiler := api.Compiler()
	if _, linear := compiler.ToCanonicalVariable(0).(constraint.LinearExpression); !linear {
		return rawConstraints{api: api}
	}
	return rawConstraints{api: api, r1cs: true, blueprint: compiler.AddBlueprint(&constraint.BlueprintGenericR1C{})}
}

func (r rawConstraints) product(a, b, c frontend.Variable) {
	if !r.r1cs {
		r.api.AssertIsEqual(r.api.Mul(a, b), c)
		return
	}
	compiler := r.api.Compiler()
	left, right := r.linear(a), r.linear(b)
	if len(right) > len(left) { // fewer wires on the costly side
		left, right = right, left
	}
	var calldata []uint32
	one := constraint.R1C{L: left, R: right, O: r.linear(c)}
	(&constraint.BlueprintGenericR1C{}).CompressR1C(&one, &calldata)
	compiler.AddInstruction(r.blueprint, calldata)
}

func (r rawConstraints) linear(x frontend.Variable) constraint.LinearExpression {
	expression := r.api.Compiler().ToCanonicalVariable(x).(constraint.LinearExpression)
	for i := range expression {
		if expression[i].IsConstant() { // as a factor of the wire that is one
			expression[i].VID = 0
		}
	}
	return expression
}
