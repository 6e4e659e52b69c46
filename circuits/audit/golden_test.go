package audit_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"tidemark/circuits/audit"
	"tidemark/circuits/internal/golden"
)

const counts = "counts.csv"

var update = flag.Bool("update", false, "write "+counts+" anew")

// A change of any count, or of the system, is a change of the circuit and makes new keys necessary.
func TestCounts(t *testing.T) {
	var got []golden.Row
	for _, d := range []int{audit.MinDepth, audit.DefaultDepth, audit.MaxDepth} {
		c, err := audit.Compile(d)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := golden.MeasureSystem(audit.Label(d), c.System, c.Clauses)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, rows...)
	}
	if *update {
		if err := os.WriteFile(counts, golden.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(counts)
	if err != nil {
		t.Fatal(err)
	}
	want, err := golden.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, difference := range golden.Compare(want, got) {
		t.Error(difference)
	}
}

// The domain of a proof is the next power of two.
func TestEveryDepthFitsItsDomain(t *testing.T) {
	for d := audit.MinDepth; d <= audit.MaxDepth; d++ {
		c, err := audit.Compile(d)
		if err != nil {
			t.Fatal(err)
		}
		if n := c.System.GetNbConstraints(); n > 1<<14 {
			t.Errorf("depth %d has %d constraints, more than 2^14", d, n)
		}
		if n := c.System.GetNbPublicVariables() - 1; n != len(audit.PublicNames) {
			t.Errorf("depth %d has %d public inputs, expected %d", d, n, len(audit.PublicNames))
		}
	}
	for _, d := range []int{audit.MinDepth - 1, audit.MaxDepth + 1} {
		if _, err := audit.Compile(d); err == nil {
			t.Errorf("depth %d was compiled", d)
		}
	}
}
