package transition_test

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/encoding"
	"tidemark/circuits/registry"
	"tidemark/circuits/transition"
)

// Parts of packed lanes without a range check of their own, and what keeps them small all the same. A digest names the lane of a tuple by
// its power of the second challenge.
var boundedOtherwise = map[string]string{}

func init() {
	for reason, parts := range map[string][]string{
		"a tick: TCK-1 and TCK-3 hold it between two small clocks": {
			"E_AUTHOR_UNKNOWN@ops b^0: ops.tick",
			"E_CAPABILITY_UNKNOWN|E_CAPABILITY_REVOKED|E_ALREADY_REVOKED@ops b^0: ops.tick",
			"made-written@ops b^0: ops.tick",
			"resource-written@ops b^0: ops.tick",
			"digest@effects: ops.tick", "digest@uses: ops.tick",
		},
		"a tick: that of the effect that asks": {
			"E_NOT_OWNER|E_NOT_HELD|E_RESOURCE_UNKNOWN@arguments b^0: arguments.tick", "memory@links b^0: links.tick",
		},
		"a clock: the tick less the clock is checked (TCK-1, E_CELL_CONFLICT)": {
			"E_AUTHOR_UNKNOWN@ops b^0: ops.programClock",
			"E_CAPABILITY_UNKNOWN|E_CAPABILITY_REVOKED|E_ALREADY_REVOKED@ops b^0: ops.capabilityClock",
			"E_NOT_OWNER|E_NOT_HELD|E_RESOURCE_UNKNOWN@arguments b^0: arguments.clock",
			"made-written@ops b^0: ops.madeClock", "memory@links b^0: links.clock",
			"resource-written@ops b^0: ops.resourceClock",
		},
		"an index: below 8^depth because the cell stands in the tree, or zero by E_FIELD_UNUSED": {
			"E_GROUP@ops b^2: ops.author", "INT-1@ops: ops.author", "digest@uses: ops.author",
			"made-written@ops b^1: ops.author", "made-written@ops b^4: ops.author",
			"resource-written@ops b^2: ops.author", "resource-written@ops b^4: ops.author",
			"E_GROUP@ops b^2: ops.capability", "INT-1@ops: ops.capability", "digest@uses: ops.capability",
			"made-written@ops b^1: ops.capability",
			"E_GROUP@ops b^2: ops.resource", "INT-1@ops: ops.resource", "digest@uses: ops.resource",
			"made-written@ops b^1: ops.resource", "made-written@ops b^2: ops.resource", "made-written@ops b^2: ops.author",
			"E_PROMISE@promises: promises.author", "E_PROMISE@promises b^2: promises.author",
			"E_NOT_OWNER|E_NOT_HELD|E_RESOURCE_UNKNOWN@arguments b^2: arguments.call",
			"arguments@arguments b^3: arguments.resource",
			"digest@ownership: resources.index", "digest@programs: authors.index", "digest@programs: joined.index",
		},
		"an index in the tree; or, for a Deposit, the sequence, which the fact's row checks": {
			"E_GROUP@ops b^2: ops.other", "INT-1@ops: ops.other",
		},
		"not above the number of programs: E_PARTY_UNKNOWN": {
			"E_GROUP@ops b^2: ops.party", "INT-1@ops: ops.party", "made-written@ops b^1: ops.party",
			"resource-written@ops b^2: ops.party",
		},
		"a lane of its own in the program's tuple, and checked before and after the batch": {
			"E_GROUP@ops b^2: ops.counter", "INT-1@ops: ops.counter", "E_PROMISE@promises b^2: promises.counter",
		},
		"a group's row gives constants: E_GROUP": {
			"E_GROUP@ops b^3: ops.groupIndex", "E_GROUP@ops b^3: ops.groupSize",
			"INT-1@ops: ops.groupIndex", "INT-1@ops: ops.groupSize",
		},
		"not above four by E_FIELD_RANGE, not below zero by the rows of arguments": {
			"E_GROUP@ops b^3: ops.argumentCount", "INT-1@ops: ops.argumentCount",
		},
		"the author by E_NOT_HOLDER; not read for a RevokeCapability": {
			"E_CAPABILITY_UNKNOWN|E_CAPABILITY_REVOKED|E_ALREADY_REVOKED@ops b^1: ops.holder",
		},
		"zero or the resource: E_CAPABILITY_SCOPE": {
			"E_CAPABILITY_UNKNOWN|E_CAPABILITY_REVOKED|E_ALREADY_REVOKED@ops b^1: ops.scope",
		},
		"equal to a limb, the party, the author or a root: E_NOT_ESCROWED, E_NOT_OWNER": {
			"resource-written@ops b^2: ops.owner", "facts@ops b^2: ops.owner",
		},
		"a call's, or a watch's behind the calls: the header says which, and both are below 8^(depth-1)": {
			"arguments@ops b^10: ops.made", "made-written@ops b^10: ops.made",
		},
		"one where the account is not zero, else zero: E_FACT_MISMATCH": {"E_FACT_MISMATCH@facts: facts.deposited"},
		"the rest of a list that ends in zero after at most four 32-bit indexes": {
			"arguments@arguments b^3: arguments.next",
		},
		"a whole lane: what is written is a function of it, and it is zero where a cell is made (STA-3)": {
			"resource-written@ops b^3: ops.quantity", "resource-written@ops b^4: ops.lock",
		},
		"a lane of the author's tuple, which is checked before the batch; Register writes a slot, which is checked": {
			"resource-written@ops b^4: ops.domain",
			"leaf@authors: authors.afterDomain",
		},
		"as before the batch, or a tick":                                       {"leaf@authors: authors.afterRegisteredAt"},
		"as before the batch, or the sequence of a fact, which its row checks": {"leaf@authors: authors.afterDeposits"},
		"a cell's lane, packed within its width by every effect that writes it": {
			"made-written@ops b^4: ops.lineage", "digest@ownership: resources.after2", "digest@ownership: resources.before2",
		},
		"the steps of levels to the root make it a sum of digits (tables/nodes)": {"tree@nodes b^10: nodes.index"},
	} {
		for _, part := range parts {
			boundedOtherwise[part] = reason
		}
	}
}

// reader finds parts of packed lanes that can be read in more than one way.
type reader struct {
	*symbols
	bound  map[int]int
	column func(int) string
	packed int
	doubts map[string]bool
}

// read complains about each part of a lane, other than booleans, that no range check of its own keeps below the next part. The
// uppermost part must be small too: in the field x + 8*y has a second reading with y + 1/8.
func (r *reader) read(where string, lane combination) {
	for a := range lane {
		for _, flag := range r.gates[a.gate] {
			set := r.exclusive[flag]
			if set == 0 {
				continue
			}
			for one, other := range r.exclusive {
				if other == set {
					r.read(where, r.given(lane, one))
				}
			}
			return
		}
	}
	type part struct {
		coefficient *big.Int
		wire        int
	}
	var parts []part
	digest := false
	for a, x := range lane {
		switch {
		case a.wire == 0:
		case r.hashed[a.wire]:
			digest = true
		default:
			// A digest has a constant, and times a flag it looks like a part.
			if !r.boolean[a.wire] || size(x).BitLen() < 200 {
				parts = append(parts, part{size(x), a.wire})
			}
		}
	}
	constant := lane[atom{}]
	slices.SortFunc(parts, func(x, y part) int { return x.coefficient.Cmp(y.coefficient) })
	if len(parts) == 0 {
		return
	}
	top := parts[len(parts)-1].coefficient
	plain := top.Cmp(parts[0].coefficient) == 0 && (constant.IsZero() || top.IsUint64() && top.Uint64() == 1)
	if plain && !(digest && top.Cmp(big.NewInt(1)) != 0) {
		return
	}
	r.packed++
	if digest {
		r.doubts[where+": a digest"] = true
	}
	flags := map[int]*big.Int{} // the largest of each exclusive set
	for i, p := range parts {
		next := fr.Modulus()
		for _, q := range parts[i+1:] {
			if q.coefficient.Cmp(p.coefficient) > 0 {
				next = q.coefficient
				break
			}
		}
		if r.boolean[p.wire] {
			set := r.exclusive[p.wire]
			if set == 0 {
				set = -p.wire
			}
			flags[set] = p.coefficient
			continue
		}
		sum := new(big.Int)
		for _, largest := range flags {
			if largest.Cmp(p.coefficient) < 0 {
				sum.Add(sum, largest)
			}
		}
		if sum.Cmp(p.coefficient) >= 0 {
			r.doubts[where+": flags below "+r.name(p.wire)] = true
		}
		width, ok := r.bound[p.wire]
		if !ok || new(big.Int).Lsh(p.coefficient, uint(width)).Cmp(next) > 0 {
			r.doubts[where+": "+r.name(p.wire)] = true
		}
	}
}

func (r *reader) name(wire int) string {
	if column := r.column(wire); column != "" {
		return column
	}
	if i, ok := r.product[wire]; ok {
		site, _ := r.system.ClauseOf(i)
		return "product of " + site.Rule + "@" + site.Table
	}
	return "hint"
}

// A lane that packs several wires has one reading: each part has a range check of its own, is boolean, or is in the list above with
// another reason.
func TestLanesAreReadInOneWay(t *testing.T) {
	readsInOneWay(t, "tiny")
}

func readsInOneWay(t *testing.T, label string) {
	t.Helper()
	shape, err := registry.Find(label)
	if err != nil {
		t.Fatal(err)
	}
	c, err := transition.Compile(shape)
	if err != nil {
		t.Fatal(err)
	}
	s := newSymbols(t, c)
	r := &reader{symbols: s, bound: s.bounds(t), column: columns(shape), doubts: map[string]bool{}}
	tuples := 0
	for i := range s.sumsEnd() {
		if f := s.tuple(i); f != nil {
			site, _ := c.ClauseOf(i)
			tuples++
			for power, lane := range f {
				r.read(fmt.Sprintf("%s@%s b^%d", site.Rule, site.Table, power), lane)
			}
		}
	}
	intents, tag := 0, encoding.Tag("intent")
	for _, at := range s.hashes {
		site, _ := c.ClauseOf(at)
		lanes := s.lanes(at)
		if constant := lanes[0][atom{}]; len(lanes[0]) == 1 && constant.Equal(&tag) {
			intents++
		}
		for _, lane := range lanes {
			r.read(site.Rule+"@"+site.Table, s.open(lane))
		}
	}
	_, base := s.lookups(t)
	t.Logf("limbs of %d bits; %d tuples, %d hashes, %d readings of packed lanes", base, tuples, len(s.hashes), r.packed)
	if tuples < 500 || intents != shape.Effects {
		t.Errorf("found %d tuples and %d intents, expected hundreds and %d", tuples, intents, shape.Effects)
	}
	for _, part := range slices.Sorted(maps.Keys(r.doubts)) {
		if boundedOtherwise[part] == "" {
			t.Errorf("%s: no range check keeps it apart from what is packed above it", part)
		}
	}
	for part := range boundedOtherwise {
		if !r.doubts[part] {
			t.Errorf("%s needs no reason: take it out of the list", part)
		}
	}
	r.seesBadPacking(t)
}

// seesBadPacking packs columns as they must not be packed.
func (r *reader) seesBadPacking(t *testing.T) {
	t.Helper()
	wire := map[string]int{}
	for w := range r.system.System.GetNbPublicVariables() + r.system.System.GetNbSecretVariables() {
		if name := r.column(w); wire[name] == 0 {
			wire[name] = w
		}
	}
	for _, c := range []struct {
		low, high string
		shift     int
		doubt     string
	}{
		{"arguments.mode1", "arguments.count", 3, "arguments.count"}, // no range check on the uppermost
		{"arguments.count", "arguments.caller", 32, "arguments.count"},
		{"arguments.caller", "arguments.target", 31, "arguments.caller"}, // overlap
		{"arguments.caller", "arguments.target", 32, ""},
		{"arguments.mode1", "arguments.target", 1, ""},
	} {
		r.doubts = map[string]bool{}
		r.read("packed", combination{{wire: wire[c.low]}: fr.One(), {wire: wire[c.high]}: twoTo(c.shift)})
		if len(r.doubts) != 0 != (c.doubt != "") || c.doubt != "" && !r.doubts["packed: "+c.doubt] {
			t.Errorf("%s + 2^%d*%s: doubts %v, expected %q", c.low, c.shift, c.high, r.doubts, c.doubt)
		}
	}
}

// open is a lane of a hash with its products opened.
func (s *symbols) open(lane combination) combination {
	open := combination{}
	for a, x := range lane {
		for _, inner := range s.wire(a.wire) { // no power of the challenge reaches a hash
			for b, y := range inner {
				open.add(b, *y.Mul(&y, &x))
			}
		}
	}
	return open
}
