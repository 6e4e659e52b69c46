package groups

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/bus"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Tables are the members and the groups with their digests.
type Tables struct {
	members  []Member
	groups   []Row
	contents []frontend.Variable
	digests  []frontend.Variable
}

// Of makes the two tables.
func Of(members []Member, groups []Row) *Tables { return &Tables{members: members, groups: groups} }

// Committed are the columns of both tables: all reach a fingerprint.
func (t *Tables) Committed() []frontend.Variable {
	var wires []frontend.Variable
	for _, m := range t.members {
		wires = append(wires, m.Act, m.Group, m.Index, m.Size, m.Tick, m.L1, m.L2, m.L3, m.L4)
	}
	for i := range t.groups {
		wires = append(wires, t.groups[i].Tick)
		wires = append(wires, t.groups[i].Present[:]...)
		wires = append(wires, t.groups[i].Content[:]...)
	}
	return wires
}

// Constrain states the rules of the rows; see doc.go. Snapshot is the digest of the batch's snapshot.
func (t *Tables) Constrain(g *gate.Gate, snapshot frontend.Variable) {
	effect, group := encoding.Tag("effect"), encoding.Tag("group")
	for i, m := range t.members {
		g.Row("members", i)
		g.Rule("E_GROUP")
		g.Boolean(m.Act)
		t.contents = append(t.contents, g.Hash.H8(h8.Lanes{effect, m.L1, m.L2, m.L3, m.L4, snapshot, 0, 0})) // (1)
	}
	for i := range t.groups {
		r := &t.groups[i]
		g.Row("groups", i)
		g.Rule("E_GROUP")
		g.Boolean(r.Present[:]...)
		for j := range r.Present {
			if j > 0 {
				g.Unless(r.Present[j-1], r.Present[j]) // (2)
			}
			g.Unless(r.Present[j], r.Content[j]) // (3)
		}
		lanes := h8.Lanes{group, g.Sum(r.Present[:]...)}
		copy(lanes[2:], r.Content[:])
		t.digests = append(t.digests, g.Hash.H8(lanes)) // (3)
	}
}

// Connect takes each member from its effect and gives it to its group (4), (5).
func (t *Tables) Connect(g *gate.Gate, c *bus.Challenge, b *bus.Buses) {
	for i, m := range t.members {
		g.Row("members", i)
		g.Rule("members")
		b.Members.Take(g, c, m.Act, tuple(g, c, m))
		g.Rule("groups")
		b.Groups.Emit(g, c, m.Act, place(g, c, m.Group, m.Index, m.Size, m.Tick, t.contents[i]))
	}
	for i := range t.groups {
		r := &t.groups[i]
		g.Row("groups", i)
		g.Rule("groups")
		size, tick := c.At(g, 2, g.Sum(r.Present[:]...)), c.At(g, 3, r.Tick)
		for j, content := range r.Content {
			index := g.Mul(c.Power(1), j)
			b.Groups.Take(g, c, r.Present[j], g.Sum(t.digests[i], index, size, tick, c.At(g, 4, content)))
		}
	}
}

// tuple is what a grouped effect asks for.
func tuple(g *gate.Gate, c *bus.Challenge, m Member) frontend.Variable {
	return g.Sum(m.Group, c.At(g, 1, m.L3), c.At(g, 2, m.L1), c.At(g, 3, m.L2), c.At(g, 4, m.Index), c.At(g, 5, m.L4),
		c.At(g, 6, m.Size), c.At(g, 7, m.Tick))
}

func place(g *gate.Gate, c *bus.Challenge, group, index, size, tick, content frontend.Variable) frontend.Variable {
	return g.Sum(group, c.At(g, 1, index), c.At(g, 2, size), c.At(g, 3, tick), c.At(g, 4, content))
}
