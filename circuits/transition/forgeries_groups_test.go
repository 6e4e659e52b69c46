package transition_test

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/internal/testkit"
	"tidemark/circuits/tables/groups"
	"tidemark/circuits/transition"
)

// Groups of one whose digest has another form: a place that is not the first, or something at a place where no member is.
func groupForgeries() []forgery {
	// lone is the batch of a transfer in a group of one, at a place and with this content at each place.
	lone := func(w *town, place int, contents func(member fr.Element) [groups.MaxSize]fr.Element) testkit.Batch {
		said := func(c *testkit.Content) { add(&c.L2, uint64(place), 160) }
		try := with(transfer(2, 2, 3), func(e *testkit.Effect) { e.Group, e.Says = &testkit.Group{}, said })
		m := w.clone().apply(try).Circuit.Members[0]
		lanes := []fr.Element{encoding.Tag("group"), encoding.Uint(1)}
		for _, content := range contents(memberOf(w, m, 0)) {
			lanes = append(lanes, content)
		}
		digest := encoding.Hash(lanes...)
		e := with(transfer(2, 2, 3), func(e *testkit.Effect) {
			e.Group = &testkit.Group{Forged: &digest}
			e.Says = said
		})
		return testkit.Batch{Effects: []*testkit.Effect{e}}
	}
	var all []forgery
	for place := 1; place < groups.MaxSize; place++ {
		all = append(all,
			forgery{
				name:   fmt.Sprintf("group: content at the empty place %d", place),
				breaks: []string{"E_GROUP@groups"}, alone: true,
				batch: func(w *town) testkit.Batch {
					return lone(w, 0, func(member fr.Element) (c [groups.MaxSize]fr.Element) {
						c[0], c[place] = member, encoding.Uint(7)
						return c
					})
				},
				tamper: func(_ *town, c *transition.Circuit) { c.Groups[0].Content[place] = 7 },
			},
			forgery{
				name:   fmt.Sprintf("group: a member at place %d and none before", place),
				breaks: []string{"E_GROUP@groups"}, alone: true,
				batch: func(w *town) testkit.Batch {
					return lone(w, place, func(member fr.Element) (c [groups.MaxSize]fr.Element) {
						c[place] = member
						return c
					})
				},
				tamper: func(_ *town, c *transition.Circuit) {
					g := &c.Groups[0]
					g.Present[0], g.Present[place] = 0, 1
					g.Content[0], g.Content[place] = 0, g.Content[0]
					c.Members[0].Index, c.Ops[0].GroupIndex = place, place
				},
			})
	}
	return all
}
