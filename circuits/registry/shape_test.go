package registry_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"tidemark/circuits/registry"
)

const file = "shapes.csv"

var update = flag.Bool("update", false, "write "+file+" anew")

// The ids and row counts of the shapes are part of the format of bundles: they change by decision, not by accident. To write the
// file anew: go test ./registry -update.
func TestShapesAreAsPinned(t *testing.T) {
	var text strings.Builder
	text.WriteString("label,id,rows\n")
	for _, s := range registry.Shapes() {
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		fmt.Fprintf(&text, "%s,%x,", s.Label(), s.ID())
		for _, table := range registry.Layout(s)[1:] {
			fmt.Fprintf(&text, " %s=%dx%d", table.Name, table.Rows, table.RowWidth)
		}
		text.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	pinned, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if text.String() != string(pinned) {
		t.Errorf("the shapes are\n%s\nand %s says\n%s", text.String(), file, pinned)
	}
}

func TestLabels(t *testing.T) {
	tiny, err := registry.Find("tiny")
	if err != nil {
		t.Fatal(err)
	}
	for want, s := range map[string]registry.Shape{
		"tidemark/1/tiny/d8":        tiny,
		"tidemark/1/tiny/d11":       tiny.With(11, 5, 4),
		"tidemark/1/tiny/d8/f8/c1":  tiny.With(8, 8, 1),
		"tidemark/1/tiny/d5/f5/c2":  tiny.With(5, 5, 2),
		"tidemark/1/tiny/d11/f6/c4": tiny.With(11, 6, 4),
	} {
		if s.Label() != want {
			t.Errorf("label %q, expected %q", s.Label(), want)
		}
		if got := string(s.ID().Bytes()); got != want {
			t.Errorf("the id reads %q, expected %q", got, want)
		}
	}
}

func TestUnknownAndImpossibleShapesAreRefused(t *testing.T) {
	if _, err := registry.Find("huge"); err == nil || !strings.Contains(err.Error(), "tiny") {
		t.Errorf("error %v, expected one that lists the shapes", err)
	}
	tiny, err := registry.Find("tiny")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []registry.Shape{
		tiny.With(3, 5, 4), tiny.With(12, 5, 4), tiny.With(8, 0, 4), tiny.With(8, 9, 4), tiny.With(8, 5, 0), tiny.With(8, 5, 5),
	} {
		if s.Check() == nil {
			t.Errorf("depths %d, %d, %d were accepted", s.Depth, s.FactDepth, s.CapabilityDepth)
		}
	}
	v := reflect.ValueOf(&tiny).Elem()
	for i := range v.NumField() {
		if v.Field(i).Kind() != reflect.Int {
			continue
		}
		broken := tiny
		reflect.ValueOf(&broken).Elem().Field(i).SetInt(0)
		if broken.Check() == nil {
			t.Errorf("a shape with %s = 0 was accepted", v.Type().Field(i).Name)
		}
	}
}
