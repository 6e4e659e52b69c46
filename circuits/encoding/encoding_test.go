package encoding_test

import (
	"crypto/sha256"
	"math/big"
	"testing"

	"tidemark/circuits/encoding"
)

// The example of spec 1.1.
func TestPackExample(t *testing.T) {
	lane := encoding.Pack(
		encoding.Part{Value: 4, Bits: 8}, encoding.Part{Value: 7, Bits: 32}, encoding.Part{Value: 3, Bits: 32},
		encoding.Part{Value: 12, Bits: 32}, encoding.Part{Value: 0, Bits: 32}, encoding.Part{Value: 9, Bits: 32},
		encoding.Part{Value: 0, Bits: 32}, encoding.Part{Value: 0, Bits: 32})
	want := big.NewInt(4)
	for _, term := range []struct{ value, shift int64 }{{7, 8}, {3, 40}, {12, 72}, {9, 136}} {
		want.Add(want, new(big.Int).Lsh(big.NewInt(term.value), uint(term.shift)))
	}
	if got := lane.BigInt(new(big.Int)); got.Cmp(want) != 0 {
		t.Errorf("packed %d, expected %d", got, want)
	}
}

func TestPackRefuses(t *testing.T) {
	wide := make([]encoding.Part, 8)
	for i := range wide {
		wide[i].Bits = 32
	}
	for name, parts := range map[string][]encoding.Part{
		"a part that does not fit": {{Value: 256, Bits: 8}},
		"more than 248 bits":       wide,
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("packed")
				}
			}()
			encoding.Pack(parts...)
		})
	}
}

func TestTagsAreTextAbove88Bits(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range []string{
		"intent", "effect", "group", "effects", "programs", "ownership", "uses", "instance", "instance-id", "snapshot", "fact", "domains",
		"keepers", "schnorr", "beta",
	} {
		tag := encoding.Tag(name)
		n := tag.BigInt(new(big.Int))
		if string(n.Bytes()) != "tidemark/1/"+name || n.BitLen() <= 88 {
			t.Errorf("TAG(%s) is %x", name, n)
		}
		seen[n.String()] = true
	}
	if len(seen) != 15 {
		t.Errorf("%d different tags, expected 15", len(seen))
	}
}

func TestText(t *testing.T) {
	digest := sha256.Sum256([]byte("tidemark/1/textgold"))
	lane := encoding.Text("gold")
	if got, want := lane.BigInt(new(big.Int)), new(big.Int).SetBytes(digest[:31]); got.Cmp(want) != 0 {
		t.Errorf("text(gold) is %x, expected %x", got, want)
	}
}

func TestEmptySubtrees(t *testing.T) {
	empty := encoding.Empty(4)
	if len(empty) != 5 || empty[4] != encoding.H8(encoding.Lanes{}) {
		t.Fatal("the empty leaf is H8 of eight zeros")
	}
	var children encoding.Lanes
	for i := range children {
		children[i] = empty[3]
	}
	if empty[2] != encoding.H8(children) {
		t.Error("an empty node is H8 of eight empty children")
	}
	if encoding.Hash() != empty[4] || encoding.Hash(encoding.Uint(1)) == empty[4] {
		t.Error("missing lanes are zeros")
	}
}
