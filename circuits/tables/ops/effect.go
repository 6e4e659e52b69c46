package ops

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/tables/batch"
)

// The kinds of effects (spec 3.2).
const (
	Register         = 1
	Deposit          = 2
	Withdraw         = 3
	Transfer         = 4
	Escrow           = 5
	Claim            = 6
	Revoke           = 7
	Delegate         = 8
	RevokeCapability = 9
	Invoke           = 10
	Accept           = 11
	Decline          = 12
	Split            = 13
	Merge            = 14
	Watch            = 15
	Fire             = 16
	Join             = 17
)

// The conditions of a watch (spec 3.2).
const (
	WhenStatus          = 1
	WhenOwner           = 2
	WhenQuantityAtLeast = 3
	WhenQuantityAtMost  = 4
	WhenFactAtLeast     = 5
	WhenFactAtMost      = 6
	WhenTime            = 7
)

// Table is the effects of a batch.
type Table struct {
	env             batch.Env
	capabilityDepth int
	cellsPerKind    int64
	effects         []*effect
}

// effect is a row with what is derived from it.
type effect struct {
	*Row
	env  *batch.Env
	act  frontend.Variable
	call frontend.Variable // Invoke, Accept or Decline
	ans  frontend.Variable // Accept or Decline

	// How many cells of each kind there are before this effect.
	programs, resources, capabilities, calls, watches frontend.Variable

	watched   frontend.Variable // Watch or Fire under a condition on a resource
	looks     frontend.Variable // Fire under a condition on a resource
	heeds     frontend.Variable // Fire under a condition on a fact
	number    frontend.Variable // of the condition
	limbs     frontend.Variable // limb 0 to 3 packed
	amount    frontend.Variable // limb 0 and 1 packed
	time      frontend.Variable // limb 2 and High packed
	rights    frontend.Variable // Right packed
	principal frontend.Variable // the author, or the root of the capability that it uses
	touches   frontend.Variable // the resource is touched
	makes     frontend.Variable // another cell is made or touched
	grants    frontend.Variable // Uses of a Delegate
	debit     frontend.Variable
	l1, l2    frontend.Variable
	head      frontend.Variable // the intent head after the effect
	consumed  frontend.Variable // how far a Deposit moves the account's deposits
	depth     frontend.Variable // of the capability that a Delegate makes
	lineage   frontend.Variable // its lineage
}

// Of makes the table. CapabilityDepth is the instance's limit of a chain, cellsPerKind is 8^(depth-1).
func Of(env batch.Env, capabilityDepth int, cellsPerKind int64, rows []Row) *Table {
	t := &Table{env: env, capabilityDepth: capabilityDepth, cellsPerKind: cellsPerKind}
	for i := range rows {
		t.effects = append(t.effects, &effect{Row: &rows[i], env: &t.env})
	}
	return t
}

// is is one when the effect is of one of these kinds.
func (e *effect) is(g *gate.Gate, kinds ...int) frontend.Variable {
	selectors := make([]frontend.Variable, len(kinds))
	for i, k := range kinds {
		selectors[i] = e.Sel[k-1]
	}
	return g.Sum(selectors...)
}

// under is one when the effect is a Watch or Fire under one of these conditions, of which the last has no column.
func (e *effect) under(g *gate.Gate, conditions ...int) frontend.Variable {
	columns := make([]frontend.Variable, len(conditions))
	for i, k := range conditions {
		columns[i] = e.Condition[k-1]
	}
	return g.Sum(columns...)
}

// onTime is one when the effect is a Watch or Fire under the last condition.
func (e *effect) onTime(g *gate.Gate) frontend.Variable {
	return g.Sub(e.is(g, Watch, Fire), g.Sum(e.Condition[:]...))
}

// Committed are the columns of the table: all reach a fingerprint.
func (t *Table) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for _, e := range t.effects {
		wires = append(wires, e.Sel[:]...)
		wires = append(wires, e.Condition[:]...)
		wires = append(wires, e.Limb[:]...)
		wires = append(wires, e.Right[:]...)
		wires = append(wires, e.Held[:]...)
		wires = append(wires, e.Tick, e.Author, e.Resource, e.Capability, e.Party, e.Other, e.Slot, e.L3, e.L4, e.ArgumentCount,
			e.Grouped, e.Group, e.GroupIndex, e.GroupSize, e.High, e.Flag,
			e.ProgramClock, e.KeyX, e.KeyY, e.Head, e.CallHead, e.Counter, e.RegisteredAt, e.Domain, e.Deposits, e.ProgramCause,
			e.Scoped, e.Escrowed, e.ResourceClock, e.Asset, e.Owner, e.Custodian, e.Quantity, e.Lock, e.Provenance, e.ResourceCause,
			e.Uses, e.CapabilityClock, e.Holder, e.Scope, e.HasParent, e.Parent, e.Root, e.Expiry, e.Depth, e.Usage, e.Lineage,
			e.Remaining, e.CapabilityCause,
			e.Made, e.MadeClock, e.Ids, e.Entry, e.List, e.MadeCause)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go.
func (t *Table) Constrain(g *gate.Gate) {
	b := t.env.Before
	programs, resources, capabilities, calls, watches := b.Programs, b.Resources, b.Capabilities, b.Calls, b.Watches
	for i, e := range t.effects {
		e.programs, e.resources, e.capabilities, e.calls, e.watches = programs, resources, capabilities, calls, watches
		g.Row("ops", i)
		e.selectors(g)
		g.Rule("RUL-1")
		if i == 0 {
			g.AssertIsEqual(e.act, 1)
		} else {
			g.Unless(t.effects[i-1].act, e.act)
		}
		e.fields(g)
		e.intent(g)
		e.author(g)
		e.parties(g)
		e.resource(g)
		e.capability(g, t.capabilityDepth)
		e.limits(g)
		e.made(g)
		programs = g.Add(programs, e.Sel[Register-1])
		resources = g.Add(resources, e.is(g, Deposit, Split))
		capabilities = g.Add(capabilities, e.Sel[Delegate-1])
		calls = g.Add(calls, e.Sel[Invoke-1])
		watches = g.Add(watches, e.Sel[Watch-1])
	}
}

// Summary is what the batch reads of the effects.
func (t *Table) Summary(g *gate.Gate) batch.Effects {
	count := func(kinds ...int) frontend.Variable {
		var terms []frontend.Variable
		for _, e := range t.effects {
			terms = append(terms, e.is(g, kinds...))
		}
		return g.Sum(terms...)
	}
	s := batch.Effects{
		Programs: count(Register), Resources: count(Deposit, Split), Capabilities: count(Delegate), Calls: count(Invoke),
		Watches: count(Watch), Count: 0,
	}
	for _, e := range t.effects {
		s.Count = g.Add(s.Count, e.act)
		s.Ticks = append(s.Ticks, e.Tick)
	}
	return s
}

// Entries are the entries of the effects digest, head and tick, and of the uses digest, zero in padding (spec 5.3, 5.6).
func (t *Table) Entries(g *gate.Gate) (heads, ticks, uses []frontend.Variable) {
	for i, e := range t.effects {
		g.Row("ops", i)
		g.Rule("effects-entry")
		heads = append(heads, g.Mul(e.act, e.head))
		ticks = append(ticks, e.Tick) // zero in padding by (2)
		g.Rule("uses-entry")
		right := g.Sum(e.is(g, Transfer), g.Mul(e.is(g, Escrow), 2), g.Mul(e.is(g, Claim), 4), g.Mul(e.is(g, Delegate), 8))
		uses = append(uses, g.Mul(e.Uses, g.Pack(
			gate.Field{Value: e.Capability, Bits: 32}, gate.Field{Value: e.Author, Bits: 32}, gate.Field{Value: e.Resource, Bits: 32},
			gate.Field{Value: e.Tick, Bits: 32}, gate.Field{Value: right, Bits: 16})))
	}
	return heads, ticks, uses
}
