package golden

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"testing"

	"tidemark/circuits/registry"
	"tidemark/circuits/transition"
)

const file = "counts.csv"

var update = flag.Bool("update", false, "write "+file+" anew")

// measured are the shapes that this build of the tests compiles: all but large, unless the tag large is set.
func measured(t *testing.T) []Row {
	t.Helper()
	var rows []Row
	for _, s := range registry.Shapes() {
		if s.Name == "large" && !withLarge {
			continue
		}
		c, err := transition.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		more, err := Measure(c)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, more...)
	}
	return rows
}

func TestCounts(t *testing.T) {
	got := measured(t)
	if *update {
		if !withLarge {
			t.Fatal("-update needs -tags large, so that no shape is left out")
		}
		if err := os.WriteFile(file, Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !withLarge {
		large, err := registry.Find("large")
		if err != nil {
			t.Fatal(err)
		}
		want = slices.DeleteFunc(want, func(r Row) bool { return r.Shape == large.Label() })
	}
	for _, difference := range Compare(want, got) {
		t.Error(difference)
	}
}

// The domain of a proof is the next power of two: a shape that just exceeds one pays double.
func TestShapesFillTheirDomain(t *testing.T) {
	limits := map[string]string{"tiny": "65536", "small": "262144", "medium": "524288", "large": "2097152"}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range registry.Shapes() {
		found := false
		for _, r := range rows {
			if r.Shape != s.Label() {
				continue
			}
			switch r.What {
			case "constraints":
				found = true
				if limit := limits[s.Name]; len(r.Value) > len(limit) || len(r.Value) == len(limit) && r.Value > limit {
					t.Errorf("%s has %s constraints, more than %s", r.Shape, r.Value, limit)
				}
			case "commitments":
				if r.Value != "1" {
					t.Errorf("%s has %s commitments, expected one", r.Shape, r.Value)
				}
			case "public":
				if r.Value != "10" {
					t.Errorf("%s has %s public inputs, expected ten", r.Shape, r.Value)
				}
			}
		}
		if !found {
			t.Errorf("%s is not in %s", s.Label(), file)
		}
	}
}

func TestCompareSeesEveryDifference(t *testing.T) {
	want := []Row{{"a", "x", "1"}, {"a", "y", "2"}}
	for name, got := range map[string][]Row{
		"changed": {{"a", "x", "1"}, {"a", "y", "3"}},
		"missing": {{"a", "x", "1"}},
		"extra":   {{"a", "x", "1"}, {"a", "y", "2"}, {"b", "x", "1"}},
	} {
		if len(Compare(want, got)) != 1 {
			t.Errorf("%s: %v", name, Compare(want, got))
		}
	}
	if differences := Compare(want, want); len(differences) != 0 {
		t.Errorf("equal files differ: %v", differences)
	}
}

func TestCompilingTwiceGivesOneSystem(t *testing.T) {
	s, err := registry.Find("tiny")
	if err != nil {
		t.Fatal(err)
	}
	var first []Row
	for range 2 {
		c, err := transition.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := Measure(c)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = rows
		} else if !slices.Equal(first, rows) {
			t.Errorf("two compilations differ: %v", Compare(first, rows))
		}
	}
}
