package bindings

import (
	"strings"
	"testing"

	cs "github.com/consensys/gnark/constraint/bn254"
	"tidemark/circuits/audit"
)

func TestHash_audit_anyChange_isSeen(t *testing.T) {
	describe := func() *Description {
		d, err := Describe()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	hash := describe().Hash()
	for name, change := range map[string]func(*AuditInfo){
		"part":    func(a *AuditInfo) { a.Parts[1].Name = "x" },
		"column":  func(a *AuditInfo) { a.Parts[1].Columns[1].Name = "x" },
		"offset":  func(a *AuditInfo) { a.Parts[2].Columns[1].Offset++ },
		"version": func(a *AuditInfo) { a.Pin.Version++ },
		"system":  func(a *AuditInfo) { a.Pin.System[0]++ },
	} {
		d := describe()
		change(&d.Audit)
		if d.Hash() == hash {
			t.Errorf("a change of %s is not in the hash", name)
		}
	}
}

// The parts in the order that AuditLayout promises are the inputs of the circuit, in their order.
func TestAuditParts_inOrder_areTheWitness(t *testing.T) {
	d, err := Describe()
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]string{}
	for _, part := range d.Audit.Parts {
		for _, column := range part.Columns {
			for range column.Width {
				parts[part.Name] = append(parts[part.Name], column.Name)
			}
		}
	}
	const depth = audit.MinDepth
	var want []string
	add := func(name string, times int) {
		for range times {
			want = append(want, parts[name]...)
		}
	}
	add("claim", 1)
	add("cell", 1)
	add("was", 1)
	add("digit", depth-1)
	for range 2 {
		add("point", 1)
		add("children", depth-1)
	}
	add("set", 1)
	add("setLevel", audit.SetDepth)
	compiled, err := audit.Compile(depth)
	if err != nil {
		t.Fatal(err)
	}
	secret := compiled.System.(*cs.R1CS).Secret
	if len(secret) != len(want) || len(parts["statement"]) != len(audit.PublicNames) {
		t.Fatalf("%d secret inputs, the parts have %d; %d public", len(secret), len(want), len(parts["statement"]))
	}
	for i, name := range secret {
		last := name[strings.LastIndex(strings.TrimRight(name, "_0123456789"), "_")+1:]
		last = strings.TrimRight(last, "_0123456789")
		if !strings.HasSuffix(strings.ToLower(want[i]), strings.ToLower(last)) {
			t.Errorf("input %d is %s, the parts have %s", i, name, want[i])
		}
	}
}
