// Command foreignvectors writes Groth16 files in the forms that others' tools exchange, below fixtures' foreign/: keys,
// proofs and public witnesses of gnark's own layout (gnark/), proofs for Solidity verifiers with a commitment hashed by
// Keccak-256 (gnark/solidity), and envelopes as SP1 wraps its proofs in (sp1/).
//
//	go run ./cmd/foreignvectors -renew    (in circuits/) other ones each time, because setup is random
//	go run ./cmd/foreignvectors           checks the files that are there with gnark
//
// The keys were set up by one party: they are for tests and nothing else.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/consensys/gnark/logger"
)

func main() {
	root := flag.String("root", "..", "root of the repository")
	renew := flag.Bool("renew", false, "make new keys and proofs")
	flag.Parse()
	if err := run(foreignDirectory(*root), *renew); err != nil {
		fmt.Fprintln(os.Stderr, "foreignvectors:", err)
		os.Exit(1)
	}
}

func init() {
	logger.Disable()
}

func foreignDirectory(root string) string {
	return filepath.Join(root, "fixtures", "src", "main", "resources", "foreign")
}

func run(directory string, renew bool) error {
	for _, s := range statements() {
		if renew {
			if err := s.write(directory); err != nil {
				return fmt.Errorf("%s: %w", s.folder, err)
			}
		}
		if err := s.check(directory); err != nil {
			return fmt.Errorf("%s: %w", s.folder, err)
		}
	}
	return nil
}
