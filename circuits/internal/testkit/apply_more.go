package testkit

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/tables/ops"
)

// list packs the limbs of the intent's body.
func (e *Effect) list() fr.Element {
	var list fr.Element
	for i, limb := range e.limbs() {
		list = plus(list, limb, uint(32*i))
	}
	return list
}

func (x *execution) split(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	index, old := x.hand(e, Resource), x.w.Cell(Resource, e.Resource)
	row.Made, row.List = index, e.list()
	r := x.touch(Resource, index)
	r[1], r[3], r[4], r[5] = old[1], encoding.Uint(e.Quantity), old[4], old[5]
	r[2] = plus(encoding.Uint(e.Author), 1, 64)
	x.write(Resource, index, r, tick, h)
}

func (x *execution) merge(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	r := x.touch(Resource, e.call())
	row.Made, row.MadeClock, row.MadeCause = e.call(), clockOf(r), r[laneCause]
	row.List, row.Usage = r[3], r[5]
	stays, _ := row.Quantity.(fr.Element)
	row.Remaining = difference(difference(encoding.Uint(1<<64-1), stays), r[3])
	r[2] = plus(plus(r[2], 4, 64), e.Resource, 32)
	x.write(Resource, e.call(), r, tick, h)
}

// Armed is lane 1 of the watch that a Watch makes and a Fire names.
func (e *Effect) Armed() fr.Element {
	lane := plus(plus(plus(encoding.Uint(e.Author), e.Resource, 32), 1, 64), e.Condition, 72)
	return plus(plus(lane, e.Party, 80), e.Slot, 112)
}

func (x *execution) watch(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	index := x.hand(e, Watch)
	row.Made, row.Ids, row.Entry, row.List, row.Limb[4] = index, e.Armed(), e.L4, e.list(), e.Resource
	switch e.Condition { // what the condition would compare, so that it compares equal things
	case ops.WhenStatus:
		row.Depth = e.Quantity
	case ops.WhenOwner:
		row.Owner = e.Party
	case ops.WhenQuantityAtLeast, ops.WhenQuantityAtMost:
		row.Quantity = e.Quantity
	case ops.WhenFactAtLeast, ops.WhenFactAtMost:
		row.Owner, row.Quantity, row.Lock = e.Party, e.Quantity, e.Slot
	}
	w := x.touch(Watch, index)
	w[1], w[2], w[3], w[5] = e.Armed(), e.L4, e.list(), e.L3
	x.write(Watch, index, w, tick, h)
}

func (x *execution) fire(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	w := x.touch(Watch, e.call())
	row.Made, row.MadeClock, row.MadeCause = e.call(), clockOf(w), w[laneCause]
	row.Ids, row.Entry, row.List = w[1], w[2], w[3]
	for i := range 4 {
		row.Limb[i] = part(w[3], uint(32*i), 32)
	}
	row.High = part(w[3], 96, 8)
	bound := encoding.Uint(part(w[3], 0, 64))
	seen, _ := row.Quantity.(fr.Element)
	if e.onFact() {
		row.Owner, row.Limb[4], row.Lock = e.Party, e.Party, e.Slot
		if f := x.fact(e.L4); f != nil {
			seen = encoding.Uint(f.Quantity)
			row.Quantity, row.ResourceCause = seen, f.Sequence
		}
		x.useFact(e.L4)
	}
	switch e.Condition {
	case ops.WhenQuantityAtLeast, ops.WhenFactAtLeast:
		row.Remaining = difference(seen, bound)
	case ops.WhenQuantityAtMost, ops.WhenFactAtMost:
		row.Remaining = difference(bound, seen)
	}
	w[1] = plus(w[1], 1, 64)
	x.write(Watch, e.call(), w, tick, h)
}

// fact is the fact with that digest, or nil.
func (x *execution) fact(digest fr.Element) *Fact {
	for i := range x.w.Facts {
		if x.w.Facts[i].Digest() == digest {
			return &x.w.Facts[i]
		}
	}
	return nil
}

func (x *execution) join(e *Effect, row *ops.Row, tick uint64, h fr.Element) {
	index := e.Party
	if e.Index != 0 {
		index = e.Index
	}
	p := x.touch(Program, index)
	row.Made, row.MadeClock, row.MadeCause = index, clockOf(p), p[laneCause]
	row.Entry, row.Ids, row.List, row.Usage = p[1], p[2], p[3], p[4]
	row.Quantity, row.Custodian, row.Lineage, row.ArgumentCount = part(p[5], 0, 32), part(p[5], 32, 32), part(p[5], 64, 32), part(p[5], 96, 32)
	x.write(Program, index, p, tick, h)
}
