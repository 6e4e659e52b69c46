package testkit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/tables/ops"
	"tidemark/circuits/tables/promises"
)

// promise is a Fire whose author's next effect was not seen yet.
type promise struct {
	fire   *Effect
	effect int
}

// keep checks an effect against the promise of the Fire just before it (E_PROMISE), and opens it.
func (x *execution) keep(e *Effect, counter uint64, c Content, tick uint64, row *ops.Row) {
	if p := x.fired[e.Author]; p != nil {
		delete(x.fired, e.Author)
		x.violate("E_PROMISE", e.Kind == ops.Fire || e.Promise() != p.fire.L3)
		x.violate("E_GROUP", e.Group != nil)
		if e.Kind != ops.Fire && !p.fire.Alone {
			row.Grouped = 1
			rest := c.L1.BigInt(new(big.Int))
			put(x, "promises", x.out.Circuit.Promises, promises.Row{
				Act: 1, Author: e.Author, Counter: counter, Tick: tick, Kind: e.Kind, Rest: rest.Rsh(rest, 72), L2: c.L2, L3: c.L3, L4: e.L4,
			})
		}
	}
	if e.Kind == ops.Fire {
		x.violate("E_GROUP", e.Group != nil)
		x.fired[e.Author] = &promise{e, x.effect}
	}
}

// unkept finds each Fire that is its author's last effect.
func (x *execution) unkept() {
	for _, p := range x.fired {
		x.effect = p.effect
		x.violate("E_PROMISE", true)
	}
}

// difference is a - b as a lane.
func difference(a, b fr.Element) fr.Element {
	var d fr.Element
	return *d.Sub(&a, &b)
}
