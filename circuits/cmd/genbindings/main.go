// Command genbindings writes the Java classes that say what the native library says: run it in circuits/ after a change
// of statuses, phases, tables or shapes.
//
// It first compiles every shape and pins its constraint-system hash in cabi/catalog/systems.csv. A hash that moved
// without a new catalog.Version is refused, for keys in the world would silently prove something else; before a first
// release, -unreleased allows it.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/catalog"
)

const (
	pinsFile   = "cabi/catalog/systems.csv"
	javaFolder = "../prover-bridge/src/main/java/io/tidemark/bridge/generated"
)

func main() {
	unreleased := flag.Bool("unreleased", false, "let a constraint system move without a new version")
	flag.Parse()
	if err := generate(*unreleased); err != nil {
		fmt.Fprintln(os.Stderr, "genbindings:", err)
		os.Exit(1)
	}
}

func generate(unreleased bool) error {
	old, err := catalog.Pins()
	if err != nil {
		return err
	}
	fresh, err := catalog.Compute()
	if err != nil {
		return err
	}
	if moved := catalog.Moved(old, fresh); len(moved) > 0 && !unreleased {
		return fmt.Errorf("the constraint systems of %v moved: raise catalog.Version, then run this again", moved)
	}
	if err := os.WriteFile(pinsFile, []byte(catalog.Format(fresh)), 0o644); err != nil {
		return err
	}
	description, err := bindings.DescribeWith(fresh)
	if err != nil {
		return err
	}
	sources, err := description.Java()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(javaFolder, 0o755); err != nil {
		return err
	}
	for name, text := range sources {
		if err := os.WriteFile(filepath.Join(javaFolder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
