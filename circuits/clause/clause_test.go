package clause_test

import (
	"bytes"
	"strings"
	"testing"

	"tidemark/circuits/clause"
)

func sample() *clause.Map {
	count := 0
	r := clause.NewRecorder(func() int { return count })
	at := func(rule string, row, add int) {
		r.At(clause.Site{Rule: rule, Table: "ops", Row: row})
		count += add
	}
	at("A", 0, 2)
	at("B", 0, 0) // adds nothing
	at("A", 0, 1) // continues
	at("B", 1, 3)
	r.Lookups([]clause.Site{{Rule: "A", Table: "ops", Row: 0}, {Rule: "A", Table: "ops", Row: 0}, {Rule: "C", Table: "x", Row: -1}})
	return r.Finish()
}

func TestMap(t *testing.T) {
	m := sample()
	for i, want := range []string{"A in ops row 0", "A in ops row 0", "A in ops row 0", "B in ops row 1", "B in ops row 1", "B in ops row 1"} {
		if got, ok := m.Of(i); !ok || got.String() != want {
			t.Errorf("constraint %d is of %q, expected %q", i, got, want)
		}
	}
	for i, want := range []string{"A in ops row 0", "A in ops row 0", "C in x"} {
		if got, ok := m.Lookup(i); !ok || got.String() != want {
			t.Errorf("lookup %d is of %q, expected %q", i, got, want)
		}
	}
	for _, outside := range []int{-1, 6} {
		if site, ok := m.Of(outside); ok {
			t.Errorf("constraint %d is of %q, expected none", outside, site)
		}
	}
	if len(m.Spans()) != 2 || m.Total() != 6 {
		t.Errorf("%d spans of %d constraints, expected 2 of 6", len(m.Spans()), m.Total())
	}
}

func TestMapIsReadAsWritten(t *testing.T) {
	var text bytes.Buffer
	if _, err := sample().WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	written := text.String()
	m, err := clause.Read(&text)
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if _, err := m.WriteTo(&again); err != nil {
		t.Fatal(err)
	}
	if again.String() != written {
		t.Errorf("read and written again it is\n%sexpected\n%s", again.String(), written)
	}
}

func TestMalformedMapsAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"empty":             "",
		"another header":    "tidemark/2/clauses 3\n",
		"no count":          "tidemark/1/clauses\n",
		"negative count":    "tidemark/1/clauses -1\n",
		"too few fields":    "tidemark/1/clauses 3\n0 A ops\n",
		"not a number":      "tidemark/1/clauses 3\nx A ops 0\n",
		"row below -1":      "tidemark/1/clauses 3\n0 A ops -2\n",
		"out of order":      "tidemark/1/clauses 3\n1 A ops 0\n1 B ops 0\n",
		"beyond the end":    "tidemark/1/clauses 3\n3 A ops 0\n",
		"lookups unordered": "tidemark/1/clauses 3\nlookup 5 A ops 0\nlookup 4 A ops 0\n",
	} {
		if _, err := clause.Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
