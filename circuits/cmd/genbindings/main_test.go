package main

import (
	"os"
	"path/filepath"
	"testing"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/catalog"
)

const again = "run `go run ./cmd/genbindings` in circuits/ and commit what it changes"

func TestJava_committedFiles_areWhatIsGenerated(t *testing.T) {
	description, err := bindings.Describe()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := description.Java()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join("..", "..", javaFolder)
	for name, want := range sources {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || string(got) != want {
			t.Errorf("%s is not what is generated (%v): %s", name, err, again)
		}
	}
	committed, err := os.ReadDir(folder)
	if err != nil || len(committed) != len(sources) {
		t.Errorf("%d files in %s (%v), generated are %d", len(committed), folder, err, len(sources))
	}
}

// A changed constraint system under an unchanged version fails here, before a key can prove something else than it says.
func TestPins_committedFile_isWhatTheCircuitsCompileTo(t *testing.T) {
	committed, err := catalog.Pins()
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := catalog.Compute()
	if err != nil {
		t.Fatal(err)
	}
	if moved := catalog.Moved(committed, fresh); len(moved) > 0 {
		t.Errorf("the constraint systems of %v moved: raise catalog.Version, then %s", moved, again)
	}
	if got, want := catalog.Format(committed), catalog.Format(fresh); got != want {
		t.Errorf("systems.csv holds\n%sexpected\n%s%s", got, want, again)
	}
}
