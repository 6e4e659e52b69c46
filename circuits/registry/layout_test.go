package registry_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/schema"

	"tidemark/circuits/registry"
	"tidemark/circuits/statement"
	"tidemark/circuits/transition"
)

// The described layout is the order in which gnark flattens the circuit: each lane's address is found by walking both.
func TestLayoutIsGnarksOrder(t *testing.T) {
	for _, name := range registry.Names() {
		s, err := registry.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		walked := walk(t, transition.New(s), schema.Public)
		if len(walked) != len(statement.Names) {
			t.Fatalf("%s: %d public inputs, expected %d", name, len(walked), len(statement.Names))
		}
		for i, column := range registry.Layout(s)[0].Columns {
			if column.Offset != i || column.Width != 1 {
				t.Errorf("public input %d is at %d with width %d", i, column.Offset, column.Width)
			}
		}
		walked = append(walked, walk(t, transition.New(s), schema.Secret)...)
		described := describe(s)
		if len(walked) != len(described) || len(walked) != registry.Lanes(s) {
			t.Fatalf("%s: gnark has %d lanes, the layout %d, Lanes says %d", name, len(walked), len(described), registry.Lanes(s))
		}
		for i := range walked {
			if plain(walked[i]) != plain(described[i]) {
				t.Fatalf("%s: lane %d: gnark %s, layout %s", name, i, walked[i], described[i])
			}
		}
	}
}

func walk(t *testing.T, c *transition.Circuit, visibility schema.Visibility) []string {
	t.Helper()
	var names []string
	leaf := reflect.TypeFor[frontend.Variable]()
	_, err := schema.Walk(ecc.BN254.ScalarField(), c, leaf, func(f schema.LeafInfo, _ reflect.Value) error {
		if f.Visibility == visibility {
			names = append(names, f.FullName())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// describe names each lane of the layout in gnark's way, but for the separators.
func describe(s registry.Shape) []string {
	var names []string
	for _, table := range registry.Layout(s) {
		for row := range table.Rows {
			at := table.Name
			if table.Name != "statement" && table.Name != "batch" {
				at += fmt.Sprint("_", row)
			}
			for _, column := range table.Columns {
				if want := table.Offset + row*table.RowWidth + column.Offset; want != len(names) {
					panic(fmt.Sprintf("%s %s is said to stand at %d and stands at %d", at, column.Name, want, len(names)))
				}
				for i := range column.Width {
					name := at + "_" + column.Name
					if column.Width > 1 {
						name += fmt.Sprint("_", i)
					}
					names = append(names, name)
				}
			}
		}
	}
	return names
}

func plain(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "_", ""))
}
