package statement

import (
	"github.com/consensys/gnark/frontend"

	"tidemark/circuits/encoding"
	"tidemark/circuits/gadget/gate"
	"tidemark/circuits/gadget/h8"
)

// Entries of one step of each fold (spec 5.3 to 5.6).
const (
	EffectsPerStep   = 5
	ProgramsPerStep  = 2
	OwnershipPerStep = 6
	UsesPerStep      = 6
)

// Effects is the effects digest (spec 5.3). Heads and ticks are zero in padding.
func Effects(g *gate.Gate, heads, ticks []frontend.Variable) frontend.Variable {
	tag := encoding.Tag("effects")
	return fold(g, "effects", len(heads), EffectsPerStep, func(digest frontend.Variable, from int) h8.Lanes {
		lanes := h8.Lanes{tag, digest, 0, 0, 0, 0, 0, 0}
		packed := make([]gate.Field, EffectsPerStep)
		for k := range EffectsPerStep {
			lanes[2+k] = at(heads, from+k)
			packed[k] = gate.Field{Value: at(ticks, from+k), Bits: 32}
		}
		lanes[7] = g.Pack(packed...)
		return lanes
	})
}

// Programs is the programs digest (spec 5.4).
func Programs(g *gate.Gate, entries [][3]frontend.Variable) frontend.Variable {
	tag := encoding.Tag("programs")
	return fold(g, "programs", len(entries), ProgramsPerStep, func(digest frontend.Variable, from int) h8.Lanes {
		lanes := h8.Lanes{tag, digest, 0, 0, 0, 0, 0, 0}
		for k := range ProgramsPerStep {
			if from+k < len(entries) {
				copy(lanes[2+3*k:], entries[from+k][:])
			}
		}
		return lanes
	})
}

// Ownership is the ownership digest (spec 5.5).
func Ownership(g *gate.Gate, entries []frontend.Variable) frontend.Variable {
	return single(g, "ownership", OwnershipPerStep, entries)
}

// UsesDigest is the uses digest (spec 5.6).
func UsesDigest(g *gate.Gate, entries []frontend.Variable) frontend.Variable {
	return single(g, "uses", UsesPerStep, entries)
}

// single folds entries of one lane.
func single(g *gate.Gate, name string, perStep int, entries []frontend.Variable) frontend.Variable {
	tag := encoding.Tag(name)
	return fold(g, name, len(entries), perStep, func(digest frontend.Variable, from int) h8.Lanes {
		lanes := h8.Lanes{tag, digest, 0, 0, 0, 0, 0, 0}
		for k := range perStep {
			lanes[2+k] = at(entries, from+k)
		}
		return lanes
	})
}

func fold(
	g *gate.Gate, name string, entries, perStep int, step func(digest frontend.Variable, from int) h8.Lanes,
) frontend.Variable {
	digest := frontend.Variable(0)
	for from := 0; from < entries; from += perStep {
		g.Row(name, from/perStep)
		g.Rule("digest")
		digest = g.Hash.H8(step(digest, from))
	}
	return digest
}

func at(entries []frontend.Variable, i int) frontend.Variable {
	if i < len(entries) {
		return entries[i]
	}
	return 0
}
