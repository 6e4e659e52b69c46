package testkit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/tables/ops"
)

// Rights of a capability.
const (
	RightTransfer = 1 << iota
	RightEscrow
	RightClaim
	RightDelegate
)

// Effect is what an author wants (spec 3.2). Fields that the kind does not use are zero.
type Effect struct {
	Kind        int
	Author      uint64
	Resource    uint64
	Capability  uint64
	Party       uint64
	Other       uint64
	Slot        uint64
	Quantity    uint64
	Time        uint64
	Rights      uint64
	Revocable   bool
	Beneficiary uint64
	Condition   uint64
	L3, L4      fr.Element
	Arguments   []uint64

	Group *Group // nil, or shared by the members

	// Secret is the controller's, for Register.
	Secret *big.Int

	// What a dishonest executor or author does differently; zero for honest ones.
	Tick   uint64                 // instead of the smallest possible
	Signed func(*Content)         // what the controller signs instead of the content
	Says   func(*Content)         // what the content is instead, in the head too
	Key    func(x, y *fr.Element) // the key that Register puts into the cell
	Index  uint64                 // of the cell that is made, instead of the next; of the one that is answered, fired, merged or joined, instead of Other or Party
	Climb  *int                   // how many ancestors of the capability are touched, instead of all
	Skip   uint64                 // an ancestor that is left out of the climb; its descendant's row goes on to the next one
	Leave  bool                   // the arguments stay as they are
	Alone  bool                   // a Fire whose promise nobody opens
	// Write changes what the effect writes.
	Write func(kind int, index uint64, lanes *encoding.Lanes)

	member uint64 // index in its group
}

// Content is what an intent head commits to (INT-1), the head before apart.
type Content struct {
	L1, L2, L3, L4, Group, Snapshot fr.Element
}

// Group is an atomic group. Digest, when set, replaces the digest that the members have.
type Group struct {
	Size    int // instead of the number of members
	Forged  *fr.Element
	members []*Effect
	digest  fr.Element
	tick    uint64
}

func (g *Group) size() int {
	if g.Size != 0 {
		return g.Size
	}
	return len(g.members)
}

func (e *Effect) is(kinds ...int) bool {
	for _, k := range kinds {
		if e.Kind == k {
			return true
		}
	}
	return false
}

func (e *Effect) isCall() bool { return e.is(ops.Invoke, ops.Accept, ops.Decline) }

// onResource says whether the effect is a Watch or Fire under a condition on a resource.
func (e *Effect) onResource() bool {
	return e.is(ops.Watch, ops.Fire) && e.Condition >= ops.WhenStatus && e.Condition <= ops.WhenQuantityAtMost
}

// onFact says whether it is one under a condition on a fact.
func (e *Effect) onFact() bool {
	return e.is(ops.Watch, ops.Fire) && (e.Condition == ops.WhenFactAtLeast || e.Condition == ops.WhenFactAtMost)
}

// touchesResource says whether the effect touches the resource that it names.
func (e *Effect) touchesResource() bool {
	return e.Resource != 0 && e.Kind != ops.Watch && (e.Kind != ops.Fire || e.onResource())
}

// call is the call that is answered, the watch that is fired, or the resource that is merged into another.
func (e *Effect) call() uint64 {
	if e.Index != 0 {
		return e.Index
	}
	return e.Other
}

// limbs are the four 32-bit parts of the intent's body.
func (e *Effect) limbs() [4]uint64 {
	if e.Kind == ops.Invoke {
		var out [4]uint64
		copy(out[:], e.Arguments)
		return out
	}
	return [4]uint64{
		e.Quantity & 0xffffffff, e.Quantity >> 32, e.Time & 0xffffffff,
		e.Time>>32 | e.Rights<<8 | flag(e.Revocable)<<24,
	}
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// keys fills L3 and L4 of a Register from its secret.
func (e *Effect) keys() {
	if e.Kind != ops.Register || e.Secret == nil {
		return
	}
	key := schnorr.PublicKey(e.Secret)
	e.L3, e.L4 = key.X, key.Y
	if e.Key != nil {
		e.Key(&e.L3, &e.L4)
	}
}

// content builds the lanes; callHead is the author's.
func (e *Effect) content(counter uint64, callHead, snapshot fr.Element) Content {
	c := Content{L3: e.L3, L4: e.L4, Snapshot: snapshot}
	lane := fr.Element{}
	for _, p := range []struct {
		value uint64
		shift uint
	}{
		{uint64(e.Kind), 0}, {e.Author, 8}, {counter, 40}, {e.Resource, 72}, {e.Capability, 104}, {e.Party, 136},
		{e.Other, 168}, {e.Slot, 200},
	} {
		lane = plus(lane, p.value, p.shift)
	}
	c.L1 = lane
	lane = fr.Element{}
	for i, limb := range e.limbs() {
		lane = plus(lane, limb, uint(32*i))
	}
	lane = plus(lane, e.Beneficiary, 128)
	if e.Group != nil {
		lane = plus(lane, e.member, 160)
		lane = plus(lane, uint64(e.Group.size()), 168)
		c.Group = e.Group.digest
	}
	if e.Kind == ops.Invoke {
		lane = plus(lane, uint64(len(e.Arguments)), 176)
	}
	lane = plus(lane, e.Condition, 184)
	c.L2 = lane
	if e.isCall() {
		c.L4 = callHead
	}
	return c
}

// Promise is the digest by which a watch promises the effect (WCH-1).
func (e *Effect) Promise() fr.Element { return e.PromiseWith(func(*fr.Element) {}) }

// PromiseWith is the promise with another L1.
func (e *Effect) PromiseWith(change func(l1 *fr.Element)) fr.Element {
	copied := *e
	copied.Group = nil
	c := copied.content(0, fr.Element{}, fr.Element{})
	change(&c.L1)
	return encoding.Hash(encoding.Tag("promise"), c.L1, c.L2, c.L3, e.L4)
}

// Head is the intent head after an effect with this content.
func (c Content) Head(before fr.Element) fr.Element {
	return encoding.Hash(encoding.Tag("intent"), before, c.L1, c.L2, c.L3, c.L4, c.Group, c.Snapshot)
}
