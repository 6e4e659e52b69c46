package testkit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/tables/arguments"
	"tidemark/circuits/tables/links"
	"tidemark/circuits/tables/ops"
	"tidemark/circuits/transition"
)

// Batch is a list of effects in order of execution, and the snapshot that they run against.
type Batch struct {
	Effects  []*Effect
	Snapshot *Snapshot
	// SignWith replaces the secret of a program when its head is signed.
	SignWith map[uint64]*big.Int
	// Clock, when not zero, replaces the clock after the batch.
	Clock uint64
	// Relink changes the versions after the batch before they are hashed.
	Relink func(kind int, index uint64, after *encoding.Lanes)
	// Claim, when set, is the effects digest that is stated.
	Claim *fr.Element
	// Root, when set, is the root before the batch that is stated.
	Root *fr.Element
	// Ghost is a touch of a capability that no effect uses: a row of links asks for it.
	Ghost *Ghost
	// Stray are cells that no effect touches and that are written all the same.
	Stray []Address
}

// Ghost is a debit of a capability from nowhere. Head is the cause that it leaves; without one it is a text.
type Ghost struct {
	Capability, Debit, Tick uint64
	Head                    *fr.Element
}

// Outcome is a witness and what the executor found wrong on the way.
type Outcome struct {
	Circuit    *transition.Circuit
	Violations []Violation
	Used       map[string]int // rows of each table that are not padding
	Lists      Lists
}

// Violation is a rule that an effect breaks; effect -1 is the batch.
type Violation struct {
	Effect int
	Code   string
}

// Broken says whether the rule was broken.
func (o *Outcome) Broken(code string) bool {
	for _, v := range o.Violations {
		if v.Code == code {
			return true
		}
	}
	return false
}

// execution is a batch under way.
type execution struct {
	w       *World
	out     *Outcome
	s       *Snapshot
	digest  fr.Element
	before  map[Address]encoding.Lanes
	touched []Address
	signed  map[uint64]fr.Element // head that the controller signs, where it differs
	clock   uint64
	effect  int
	members []member
	groups  []*Group
	heads   []fr.Element
	ticks   []uint64
	claim   *fr.Element
	at      *Effect             // the one that is carried out
	fired   map[uint64]*promise // the Fire that each author's next effect has to keep up with
}

type member struct {
	e *Effect
	c Content
	t uint64
}

// Run executes a batch as the rules say, and goes on where they say no. The world is changed.
func (w *World) Run(b Batch) *Outcome {
	x := &execution{
		w: w, s: b.Snapshot, digest: b.Snapshot.Digest(),
		out:    &Outcome{Circuit: transition.New(w.Shape), Used: map[string]int{}},
		before: map[Address]encoding.Lanes{}, signed: map[uint64]fr.Element{}, clock: w.Leaf.Clock, fired: map[uint64]*promise{},
	}
	tree, leaf := w.Tree.Clone(), w.Leaf
	x.checkSnapshot()
	x.prepare(b.Effects)
	for i, e := range b.Effects {
		x.effect = i
		x.run(e, &x.out.Circuit.Ops[i])
	}
	x.unkept()
	x.effect = -1
	x.claim = b.Claim
	if b.Ghost != nil {
		x.ghost(b.Ghost)
	}
	for _, at := range b.Stray {
		x.touch(at.Kind, at.Index)
	}
	x.out.Used["ops"] = len(b.Effects)
	if b.Clock != 0 {
		x.clock = b.Clock
	}
	x.fill(b, tree, leaf)
	return x.out
}

func (x *execution) violate(code string, broken bool) {
	if broken {
		x.out.Violations = append(x.out.Violations, Violation{x.effect, code})
	}
}

func (x *execution) checkSnapshot() {
	x.effect = -1
	s, l := x.s, &x.w.Leaf
	x.violate("E_SNAPSHOT_INSTANCE", s.Instance != l.ID || s.Then.ID != l.ID)
	x.violate("E_SNAPSHOT_ROLLBACK", s.Sequence < l.SnapSequence || s.Time < l.SnapTime ||
		s.Sequence == l.SnapSequence && x.digest != l.SnapDigest || s.Then.Sequence > l.Sequence)
}

// prepare gives new programs their indexes and groups their digests.
func (x *execution) prepare(effects []*Effect) {
	programs := x.w.Leaf.Counts[Program]
	for _, e := range effects {
		e.keys()
		if e.Kind == ops.Register {
			programs++
			if e.Author == 0 {
				e.Author = programs
			}
		}
		if e.Group != nil {
			if len(e.Group.members) == 0 {
				x.groups = append(x.groups, e.Group)
			}
			e.member = uint64(len(e.Group.members))
			e.Group.members = append(e.Group.members, e)
		}
	}
	counters := map[uint64]uint64{}
	lanes := map[*Effect]fr.Element{}
	for _, e := range effects {
		counters[e.Author]++
		if e.Group != nil {
			c := e.content(part(x.w.Cell(Program, e.Author)[5], 0, 32)+counters[e.Author], fr.Element{}, x.digest)
			c.Group, c.L4 = fr.Element{}, e.L4
			lanes[e] = c.member()
		}
	}
	for _, g := range x.groups {
		all := []fr.Element{encoding.Tag("group"), encoding.Uint(uint64(g.size()))}
		for _, m := range g.members {
			all = append(all, lanes[m])
		}
		g.digest = encoding.Hash(all[:min(len(all), encoding.Arity)]...)
		if g.Forged != nil {
			g.digest = *g.Forged
		}
		for _, m := range g.members {
			g.tick = max(g.tick, x.smallestTick(m))
		}
	}
}

// member is the content digest of GRP-1.
func (c Content) member() fr.Element {
	return encoding.Hash(encoding.Tag("effect"), c.L1, c.L2, c.L3, c.L4, c.Snapshot)
}

// Address is a cell of a kind.
type Address struct {
	Kind  int
	Index uint64
}

// touches lists the cells that the effect touches besides the author's program and cells that it makes.
func (x *execution) touches(e *Effect) []Address {
	var cells []Address
	if e.touchesResource() {
		cells = append(cells, Address{Resource, e.Resource})
	}
	for c := e.Capability; c != 0; c = x.parent(c) {
		cells = append(cells, Address{Capability, c})
	}
	switch e.Kind {
	case ops.RevokeCapability:
		cells = append(cells, Address{Capability, e.Other})
	case ops.Accept, ops.Decline:
		cells = append(cells, Address{Call, e.call()})
	case ops.Merge:
		cells = append(cells, Address{Resource, e.call()})
	case ops.Fire:
		cells = append(cells, Address{Watch, e.call()})
	case ops.Join:
		cells = append(cells, Address{Program, e.Party})
	}
	for _, r := range x.arguments(e) {
		cells = append(cells, Address{Resource, r})
	}
	return cells
}

func (x *execution) parent(capability uint64) uint64 {
	return part(x.w.Cell(Capability, capability)[1], 64, 32)
}

// arguments are those that an Invoke names, or of the call that is answered.
func (x *execution) arguments(e *Effect) []uint64 {
	if e.Kind == ops.Invoke {
		return e.Arguments
	}
	if !e.is(ops.Accept, ops.Decline) {
		return nil
	}
	call := x.w.Cell(Call, e.call())
	list := make([]uint64, min(part(call[1], 72, 8), 4))
	for i := range list {
		list[i] = part(call[3], uint(32*i), 32)
	}
	return list
}

func clockOf(lanes encoding.Lanes) uint64 { return part(lanes[laneHeader], 3, 61) }

// smallestTick is TCK-2.
func (x *execution) smallestTick(e *Effect) uint64 {
	tick := uint64(1)
	if e.Kind == ops.Register {
		tick = x.clock + 1
	}
	tick = max(tick, clockOf(x.w.Cell(Program, e.Author)))
	for _, c := range x.touches(e) {
		tick = max(tick, clockOf(x.w.Cell(c.Kind, c.Index))+1)
	}
	return tick
}

// touch remembers a cell's first version and gives the present one.
func (x *execution) touch(kind int, index uint64) encoding.Lanes {
	at := Address{kind, index}
	if _, known := x.before[at]; !known {
		x.before[at] = x.w.Cell(kind, index)
		x.touched = append(x.touched, at)
	}
	return x.w.Cell(kind, index)
}

func (x *execution) run(e *Effect, row *ops.Row) {
	x.at = e
	tick := x.smallestTick(e)
	if e.Group != nil {
		tick = max(tick, e.Group.tick)
	}
	if e.Tick != 0 {
		tick = e.Tick
	}
	program := x.touch(Program, e.Author)
	counter := part(program[5], 0, 32) + 1
	content := e.content(counter, program[4], x.digest)
	if e.Says != nil {
		e.Says(&content)
	}
	before := program[3]
	if e.Kind == ops.Register {
		before = x.w.Leaf.ID
	}
	h := content.Head(before)
	x.sign(e, content, before)
	x.heads, x.ticks = append(x.heads, h), append(x.ticks, tick)
	x.check(e, tick)
	x.keep(e, counter, content, tick, row)
	if e.Group != nil {
		x.members = append(x.members, member{e, content, tick})
	}

	row.Sel[e.Kind-1] = 1
	row.Tick = tick
	x.openIntent(e, row)
	if e.Kind == ops.Join && e.Party == e.Author { // the other way round the cell would be touched twice at one tick
		x.applyMade(e, row, tick, h)
		x.applyProgram(e, row, x.w.Cell(Program, e.Author), tick, h)
		return
	}
	x.applyProgram(e, row, program, tick, h)
	x.applyResource(e, row, tick, h)
	x.applyCapability(e, row, tick, h)
	x.applyMade(e, row, tick, h)
	x.clock = max(x.clock, tick)
}

// sign follows the head that the controller signs, which is another one when it signs other content.
func (x *execution) sign(e *Effect, c Content, before fr.Element) {
	from, differs := x.signed[e.Author]
	if e.Signed == nil && !differs {
		return
	}
	if !differs {
		from = before
	}
	if e.Signed != nil {
		e.Signed(&c)
		x.checkSigned(e, c)
	}
	x.signed[e.Author] = c.Head(from)
}

// ascend fills the link rows of the ancestors of a used capability and touches them.
func (x *execution) ascend(e *Effect, debit, tick uint64, h fr.Element) {
	above := func(c uint64) uint64 {
		if c = x.parent(c); c == e.Skip && c != 0 {
			c = x.parent(c)
		}
		return c
	}
	for c, climbed := x.parent(e.Capability), 0; c != 0 && (e.Climb == nil || climbed < *e.Climb); c = above(c) {
		climbed++
		x.climb(c, debit, tick, h, x.parent(c) != 0 && (e.Climb == nil || climbed < *e.Climb))
	}
}

// climb is one row of links: a descendant was used.
func (x *execution) climb(c, debit, tick uint64, h fr.Element, goesOn bool) {
	lanes := x.touch(Capability, c)
	put(x, "links", x.out.Circuit.Links, links.Row{
		Act: 1, Capability: c, Clock: clockOf(lanes), HolderScope: part(lanes[1], 0, 64),
		HasParent: flag(goesOn), Parent: x.parent(c), Root: part(lanes[1], 96, 32), Terms: lanes[2],
		Usage: lanes[3], Lineage: lanes[4], Remaining: lanes[5], Cause: lanes[laneCause],
		Tick: tick, Debit: debit, Head: h,
	})
	lanes[3] = plus(lanes[3], 1, 32)
	lanes[5] = minus(lanes[5], debit, 0)
	x.write(Capability, c, lanes, tick, h)
}

// ghost asks for a touch from a row of links that is not used itself.
func (x *execution) ghost(g *Ghost) {
	h := encoding.Text("ghost")
	if g.Head != nil {
		h = *g.Head
	}
	put(x, "links", x.out.Circuit.Links, links.Row{HasParent: 1, Parent: g.Capability, Tick: g.Tick, Debit: g.Debit, Head: h, Remaining: g.Debit})
	x.climb(g.Capability, g.Debit, g.Tick, h, false)
}

// write stores a version with clock and cause.
func (x *execution) write(kind int, index uint64, lanes encoding.Lanes, tick uint64, h fr.Element) {
	lanes[laneHeader] = encoding.Uint(uint64(kind) + 8*tick)
	lanes[laneCause] = h
	if x.at != nil && x.at.Write != nil {
		x.at.Write(kind, index, &lanes)
	}
	x.w.put(kind, index, lanes)
}

// pass moves the arguments of a call.
func (x *execution) pass(e *Effect, call, caller, target, tick uint64, list []uint64, h fr.Element) {
	for i, r := range list {
		if e.Leave {
			break
		}
		lanes := x.touch(Resource, r)
		row := arguments.Row{
			Resource: r, Clock: clockOf(lanes), Asset: lanes[1], Quantity: lanes[3], Lock: lanes[4], Provenance: lanes[5],
			Cause: lanes[laneCause], Call: call, Caller: caller, Target: target, ArgumentCount: len(list), Tick: tick, Head: h,
			Count: len(list) - i,
		}
		next := fr.Element{}
		for k, r := range list[i+1:] {
			next = plus(next, r, uint(32*k))
		}
		row.Next = next
		switch e.Kind {
		case ops.Invoke:
			row.Mode[arguments.Invoke] = 1
			lanes[2] = plus(plus(encoding.Uint(caller), call, 32), 3, 64)
		case ops.Accept:
			row.Mode[arguments.Accept] = 1
			lanes[2] = plus(encoding.Uint(target), 1, 64)
		case ops.Decline:
			row.Mode[arguments.Decline] = 1
			lanes[2] = plus(encoding.Uint(caller), 1, 64)
		}
		put(x, "arguments", x.out.Circuit.Arguments, row)
		x.write(Resource, r, lanes, tick, h)
	}
}
