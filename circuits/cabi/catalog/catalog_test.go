package catalog

import (
	"bytes"
	"reflect"
	"testing"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/registry"
)

func TestParseShape_everyLabel_roundTrips(t *testing.T) {
	for _, shape := range registry.Shapes() {
		for _, limits := range [][3]int{{8, 5, 4}, {4, 5, 4}, {11, 8, 1}, {8, 1, 4}} {
			want := shape.With(limits[0], limits[1], limits[2])
			got, err := ParseShape(want.Label())
			if err != nil || got != want {
				t.Errorf("%s: %v (%v)", want.Label(), got, err)
			}
		}
	}
}

func TestParseShape_otherTexts_unknown(t *testing.T) {
	for _, text := range []string{
		"", "tiny", "tidemark/1/tiny", "tidemark/1/tiny/d3", "tidemark/1/tiny/d12", "tidemark/1/tiny/d08",
		"tidemark/1/tiny/d8/f5/c4", "tidemark/1/tiny/d8/f5", "tidemark/1/tiny/d8/f9/c4", "tidemark/1/tiny/d8/f1/c5",
		"tidemark/2/tiny/d8", "tidemark/1/none/d8", "tidemark/1/tiny/d8\n", "tidemark/1/tiny/d99999999999999999999",
	} {
		if _, err := ParseShape(text); fault.Of(err) != fault.ShapeUnknown {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestMoved_sameVersionOnly(t *testing.T) {
	old := []Pin{{Shape: "a", Version: 1, System: [32]byte{1}}, {Shape: "b", Version: 1, System: [32]byte{2}}}
	fresh := []Pin{{Shape: "a", Version: 1, System: [32]byte{9}}, {Shape: "b", Version: 2, System: [32]byte{9}}}
	if moved := Moved(old, fresh); len(moved) != 1 || moved[0] != "a" {
		t.Errorf("moved %v", moved)
	}
}

func TestCompile_clauseMap_readsBack(t *testing.T) {
	shape, err := ParseShape("tidemark/1/tiny/d4")
	if err != nil {
		t.Fatal(err)
	}
	system, clauses, err := compile(shape)
	if err != nil {
		t.Fatal(err)
	}
	if clauses.Total() != system.GetNbConstraints() {
		t.Errorf("%d constraints, the map has %d", system.GetNbConstraints(), clauses.Total())
	}
	var text bytes.Buffer
	if _, err := clauses.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	back, err := clause.Read(&text)
	if err != nil || !reflect.DeepEqual(back.Spans(), clauses.Spans()) {
		t.Errorf("the map does not read back: %v", err)
	}
	ops := 0
	for _, span := range clauses.Spans() {
		if span.Site.Table == "ops" {
			ops++
		}
	}
	if ops == 0 {
		t.Error("no constraint belongs to a row of ops")
	}
}
