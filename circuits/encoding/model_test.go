package encoding

import (
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// modelVectors is the file that the Java model writes and checks: lanes and digests of chapters 2 to 5.
const modelVectors = "../../fixtures/src/main/resources/vectors/model/effects.json"

type lane struct{ fr.Element }

func (l *lane) UnmarshalJSON(text []byte) error {
	raw, err := hex.DecodeString(strings.Trim(string(text), `"`))
	if err != nil {
		return err
	}
	return l.SetBytesCanonical(raw)
}

type number uint64

func (n *number) UnmarshalJSON(text []byte) error {
	if len(text) > 1 && text[0] == '"' {
		text = text[1 : len(text)-1]
	}
	x, err := strconv.ParseUint(string(text), 10, 64)
	*n = number(x)
	return err
}

type effectCase struct {
	Kind                                                                      string
	Number, Author, Counter, Resource, Capability, Party, Other, Slot         number
	Quantity, Time, Rights, Flags, Argument0, Argument1, Argument2, Argument3 number
	Beneficiary, ArgumentCount, GroupIndex, GroupSize, Condition              number
	Group, Snapshot, Instance, HeadBefore, HeadAfter, Member, Promise         lane
	Lanes                                                                     [4]lane
}

type cellCase struct {
	Kind, Clock                                                 number
	Counter, RegisteredAt, Domain, Deposits                     number
	Owner, Custodian, Status, Quantity                          number
	Escrower, Beneficiary, Slot, Deadline, Revocable            number
	Holder, Scope, Parent, Root, Rights, Expiry, Depth, Revoked number
	Uses, Passes, Remaining, Caller, Target                     number
	Watcher, Resource, Condition, Party, Time                   number
	Asset, Promise                                              lane
	Grantors, Arguments                                         []number
	Lanes                                                       [8]lane
	Leaf                                                        lane
}

type model struct {
	Tags []struct {
		Name string
		Lane lane
	}
	Texts []struct {
		Text string
		Lane lane
	}
	Effects []effectCase
	Groups  []struct {
		Size    number
		Digest  lane
		Members []struct {
			Kind     string
			Snapshot lane
			Lanes    [4]lane
			Member   lane
		}
	}
	Cells     []cellCase
	Addresses []struct{ Kind, Index, Depth, Address number }
	Instances []struct {
		Name                                         string
		Depth, FactDepth, CapabilityDepth, Threshold number
		Keepers                                      []string
		KeepersDigest, ID                            lane
	}
	Leaves []struct {
		Leaf  lane
		Lanes [8]lane
	}
	Facts []struct {
		Domain, Account, Sequence, Kind, Quantity, Height, Time number
		Asset, Reference, Digest                                lane
	}
	FactTrees []struct {
		Count, Depth, Index number
		Root                lane
		Path                [][8]lane
	}
	Snapshots []struct {
		Instance, Parent, StateRoot, DomainsDigest, FactRoot, KeepersDigest, Digest lane
		Sequence, Clock, Time                                                       number
		Domains                                                                     []struct {
			Domain, Height, Time number
			Hash                 lane
		}
	}
	Shapes []struct {
		Text string
		Lane lane
	}
	Folds []struct {
		Capacity                           number
		Heads                              []lane
		Ticks                              []number
		ProgramEntries                     [][3]lane
		OwnershipEntries, UseEntries       []lane
		Effects, Programs, Ownership, Uses lane
	}
	Entries []struct {
		List   string
		Fields []uint64
		Lane   lane
	}
}

func readModel(t *testing.T) model {
	t.Helper()
	raw, err := os.ReadFile(modelVectors)
	if err != nil {
		t.Fatal(err)
	}
	var m model
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func want(t *testing.T, what string, got fr.Element, expected lane) {
	t.Helper()
	if !got.Equal(&expected.Element) {
		t.Errorf("%s: got %s, expected %s", what, got.Text(16), expected.Text(16))
	}
}

func p(value number, bits int) Part { return Part{uint64(value), bits} }

func list(values []number) []Part {
	var parts []Part
	for _, v := range values {
		parts = append(parts, p(v, 32))
	}
	return parts
}

func isCall(kind string) bool { return kind == "Invoke" || kind == "Accept" || kind == "Decline" }

func member(kind string, lanes [4]lane, snapshot lane) fr.Element {
	l4 := lanes[3].Element
	if isCall(kind) {
		l4 = fr.Element{}
	}
	return Hash(Tag("effect"), lanes[0].Element, lanes[1].Element, lanes[2].Element, l4, snapshot.Element)
}

func TestModel_tagsAndTexts(t *testing.T) {
	m := readModel(t)
	for _, c := range m.Tags {
		want(t, c.Name, Tag(c.Name), c.Lane)
	}
	for _, c := range m.Texts {
		want(t, c.Text, Text(c.Text), c.Lane)
	}
	for _, c := range m.Shapes {
		want(t, c.Text, Ascii(c.Text), c.Lane)
	}
}

func TestModel_effects(t *testing.T) {
	m := readModel(t)
	for _, c := range m.Effects {
		l1 := func(counter number) fr.Element {
			return Pack(p(c.Number, 8), p(c.Author, 32), p(counter, 32), p(c.Resource, 32), p(c.Capability, 32),
				p(c.Party, 32), p(c.Other, 32), p(c.Slot, 32))
		}
		want(t, c.Kind+" L1", l1(c.Counter), c.Lanes[0])
		body := []Part{p(c.Quantity, 64), p(c.Time, 40), p(c.Rights, 16), p(c.Flags, 8)}
		if c.Kind == "Invoke" {
			body = list([]number{c.Argument0, c.Argument1, c.Argument2, c.Argument3})
		}
		want(t, c.Kind+" L2", Pack(append(body, p(c.Beneficiary, 32), p(c.GroupIndex, 8), p(c.GroupSize, 8), p(c.ArgumentCount, 8),
			p(c.Condition, 8))...), c.Lanes[1])
		l4 := c.Lanes[3].Element
		if isCall(c.Kind) {
			l4 = fr.Element{}
		}
		want(t, c.Kind+" promise", Hash(Tag("promise"), l1(0), c.Lanes[1].Element, c.Lanes[2].Element, l4), c.Promise)
		before := c.HeadBefore
		if c.Kind == "Register" {
			before = c.Instance
		}
		want(t, c.Kind+" head", Hash(Tag("intent"), before.Element, c.Lanes[0].Element, c.Lanes[1].Element, c.Lanes[2].Element,
			c.Lanes[3].Element, c.Group.Element, c.Snapshot.Element), c.HeadAfter)
		want(t, c.Kind+" member", member(c.Kind, c.Lanes, c.Snapshot), c.Member)
	}
	for _, g := range m.Groups {
		lanes := []fr.Element{Tag("group"), Uint(uint64(g.Size))}
		for _, c := range g.Members {
			want(t, "member", member(c.Kind, c.Lanes, c.Snapshot), c.Member)
			lanes = append(lanes, c.Member.Element)
		}
		want(t, "group", Hash(lanes...), g.Digest)
	}
}

func TestModel_cells(t *testing.T) {
	m := readModel(t)
	for _, c := range m.Cells {
		var lanes Lanes
		for i := range lanes {
			lanes[i] = c.Lanes[i].Element
		}
		want(t, "leaf", H8(lanes), c.Leaf)
		want(t, "header", Uint(uint64(c.Kind)+8*uint64(c.Clock)), c.Lanes[0])
		switch c.Kind {
		case 1:
			want(t, "program", Pack(p(c.Counter, 32), p(c.RegisteredAt, 32), p(c.Domain, 32), p(c.Deposits, 32)), c.Lanes[5])
		case 2:
			want(t, "holding", Pack(p(c.Owner, 32), p(c.Custodian, 32), p(c.Status, 8)), c.Lanes[2])
			want(t, "quantity", Uint(uint64(c.Quantity)), c.Lanes[3])
			want(t, "escrow", Pack(p(c.Escrower, 32), p(c.Beneficiary, 32), p(c.Slot, 32), p(c.Deadline, 40), p(c.Revocable, 8),
				p(c.Domain, 32)), c.Lanes[4])
		case 3:
			want(t, "ids", Pack(p(c.Holder, 32), p(c.Scope, 32), p(c.Parent, 32), p(c.Root, 32)), c.Lanes[1])
			want(t, "terms", Pack(p(c.Rights, 16), p(c.Expiry, 40), p(c.Depth, 8), p(c.Revoked, 8)), c.Lanes[2])
			want(t, "usage", Pack(p(c.Uses, 32), p(c.Passes, 32)), c.Lanes[3])
			want(t, "grantors", Pack(list(c.Grantors)...), c.Lanes[4])
			want(t, "remaining", Uint(uint64(c.Remaining)), c.Lanes[5])
		case 4:
			want(t, "call", Pack(p(c.Caller, 32), p(c.Target, 32), p(c.Status, 8), p(number(len(c.Arguments)), 8)), c.Lanes[1])
			want(t, "arguments", Pack(list(c.Arguments)...), c.Lanes[3])
			want(t, "zero", fr.Element{}, c.Lanes[4])
		case 5:
			want(t, "watch", Pack(p(c.Watcher, 32), p(c.Resource, 32), p(c.Status, 8), p(c.Condition, 8), p(c.Party, 32), p(c.Domain, 32)),
				c.Lanes[1])
			want(t, "asset", c.Asset.Element, c.Lanes[2])
			want(t, "bound", Pack(p(c.Quantity, 64), p(c.Time, 40)), c.Lanes[3])
			want(t, "zero", fr.Element{}, c.Lanes[4])
			want(t, "promise", c.Promise.Element, c.Lanes[5])
		}
	}
	for _, c := range m.Leaves {
		var lanes Lanes
		for i := range lanes {
			lanes[i] = c.Lanes[i].Element
		}
		want(t, "instance leaf", H8(lanes), c.Leaf)
		want(t, "instance tag", Tag("instance"), c.Lanes[0])
	}
	for _, a := range m.Addresses {
		if uint64(a.Address) != uint64(a.Kind)<<(3*(a.Depth-1))+uint64(a.Index) {
			t.Errorf("address of %v", a)
		}
	}
}

func TestModel_instancesFactsSnapshots(t *testing.T) {
	m := readModel(t)
	for _, c := range m.Instances {
		digest := Uint(uint64(c.Threshold))
		for _, k := range c.Keepers {
			raw, _ := hex.DecodeString(k)
			var high, low fr.Element
			high.SetBigInt(new(big.Int).SetBytes(raw[:16]))
			low.SetBigInt(new(big.Int).SetBytes(raw[16:]))
			digest = Hash(Tag("keepers"), digest, high, low)
		}
		want(t, "keepers", digest, c.KeepersDigest)
		want(t, "instance id", Hash(Tag("instance-id"), Text(c.Name),
			Pack(p(c.Depth, 8), p(c.FactDepth, 8), p(c.CapabilityDepth, 8), p(1, 8)), digest), c.ID)
	}
	for _, c := range m.Facts {
		want(t, "fact", Hash(Tag("fact"), Pack(p(c.Domain, 32), p(c.Account, 32), p(c.Sequence, 32), p(c.Kind, 8)), c.Asset.Element,
			Pack(p(c.Quantity, 64), p(c.Height, 64), p(c.Time, 40)), c.Reference.Element), c.Digest)
	}
	for _, c := range m.FactTrees {
		expected := c.Root
		for level, children := range c.Path {
			var lanes Lanes
			for i := range lanes {
				lanes[i] = children[i].Element
			}
			want(t, "fact node", H8(lanes), expected)
			expected = children[uint64(c.Index)>>(3*(uint64(len(c.Path))-1-uint64(level)))&7]
		}
		if c.Count > 0 {
			want(t, "fact leaf", m.Facts[c.Count-1].Digest.Element, expected)
		}
	}
	for _, c := range m.Snapshots {
		var domains fr.Element
		for _, d := range c.Domains {
			domains = Hash(Tag("domains"), domains, Pack(p(d.Domain, 32), p(d.Height, 64), p(d.Time, 40)), d.Hash.Element)
		}
		want(t, "domains", domains, c.DomainsDigest)
		want(t, "snapshot", Hash(Tag("snapshot"), c.Instance.Element, c.Parent.Element,
			Pack(p(c.Sequence, 32), p(c.Clock, 32), p(c.Time, 40)), c.StateRoot.Element, domains, c.FactRoot.Element,
			c.KeepersDigest.Element), c.Digest)
	}
}

func foldOf(name string, entries [][]fr.Element, width, perStep, capacity int) fr.Element {
	var digest fr.Element
	for start := 0; start < capacity; start += perStep {
		lanes := []fr.Element{Tag(name), digest}
		for i := start; i < start+perStep; i++ {
			if i < len(entries) {
				lanes = append(lanes, entries[i]...)
			} else {
				lanes = append(lanes, make([]fr.Element, width)...)
			}
		}
		digest = Hash(lanes...)
	}
	return digest
}

func TestModel_folds(t *testing.T) {
	m := readModel(t)
	for _, c := range m.Folds {
		n := int(c.Capacity)
		var digest fr.Element
		for start := 0; start < n; start += 5 {
			lanes := []fr.Element{Tag("effects"), digest}
			var ticks []number
			for i := start; i < start+5; i++ {
				if i < len(c.Heads) {
					lanes = append(lanes, c.Heads[i].Element)
					ticks = append(ticks, c.Ticks[i])
				} else {
					lanes = append(lanes, fr.Element{})
				}
			}
			digest = Hash(append(lanes, Pack(list(ticks)...))...)
		}
		want(t, "effects", digest, c.Effects)
		var programs, ownership, uses [][]fr.Element
		for _, e := range c.ProgramEntries {
			programs = append(programs, []fr.Element{e[0].Element, e[1].Element, e[2].Element})
		}
		for _, e := range c.OwnershipEntries {
			ownership = append(ownership, []fr.Element{e.Element})
		}
		for _, e := range c.UseEntries {
			uses = append(uses, []fr.Element{e.Element})
		}
		want(t, "programs", foldOf("programs", programs, 3, 2, n), c.Programs)
		want(t, "ownership", foldOf("ownership", ownership, 1, 6, n), c.Ownership)
		want(t, "uses", foldOf("uses", uses, 1, 6, n), c.Uses)
	}
	widths := map[string][]int{"ownership": {32, 32, 32, 8, 32, 32, 8}, "uses": {32, 32, 32, 32, 16}, "programs": {32, 32, 32}}
	for _, e := range m.Entries {
		var parts []Part
		for i, f := range e.Fields {
			parts = append(parts, Part{f, widths[e.List][i]})
		}
		want(t, e.List, Pack(parts...), e.Lane)
	}
}
