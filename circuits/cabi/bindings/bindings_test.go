package bindings

import (
	"strings"
	"testing"

	"tidemark/circuits/registry"
)

func TestHash_anyChange_isSeen(t *testing.T) {
	describe := func() *Description {
		d, err := Describe()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	hash := describe().Hash()
	if hash != describe().Hash() {
		t.Error("one description has two hashes")
	}
	changes := map[string]func(*Description){
		"status":      func(d *Description) { d.Statuses[3].Status-- },
		"phase":       func(d *Description) { d.Phases[1] = "x" },
		"column name": func(d *Description) { d.Tables[2].Columns[1].Name = "x" },
		"offset":      func(d *Description) { d.Tables[2].Columns[1].Offset++ },
		"width":       func(d *Description) { d.Tables[2].Columns[1].Width++ },
		"table":       func(d *Description) { d.Tables[2].Name = "x" },
		"rows":        func(d *Description) { d.Shapes[0].Rows[2]++ },
		"version":     func(d *Description) { d.Shapes[0].Pin.Version++ },
		"system":      func(d *Description) { d.Shapes[0].Pin.System[0]++ },
	}
	for name, change := range changes {
		d := describe()
		change(d)
		if d.Hash() == hash {
			t.Errorf("a change of %s is not in the hash", name)
		}
	}
}

func TestJavaLayout_facts_pathForAnyDepth(t *testing.T) {
	deep := registry.Shapes()[0].With(8, 8, 4)
	for _, table := range registry.Layout(deep) {
		text, err := javaTable(table)
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(text, "LEVEL_WIDTH = 16"); has != (table.Name == "facts") {
			t.Errorf("%s: %s", table.Name, text)
		}
	}
	broken := registry.Table{Name: "facts", Columns: []registry.Column{
		{Name: "act", Offset: 0, Width: 1},
		{Name: "path0Children", Offset: 1, Width: 8},
		{Name: "path1Children", Offset: 10, Width: 8},
	}}
	if _, err := javaTable(broken); err == nil {
		t.Error("a path with a gap was taken")
	}
}

func TestConstant_names(t *testing.T) {
	for name, want := range map[string]string{"sel": "SEL", "rX": "R_X", "beforeKeyX": "BEFORE_KEY_X", "l1": "L1", "setting_up": "SETTING_UP"} {
		if got := constant(name); got != want {
			t.Errorf("%s becomes %s, want %s", name, got, want)
		}
	}
}
