// Command vectors writes the algebra vectors that Java and Go share, and the Poseidon2 constants that Java reads,
// from gnark-crypto's arithmetic. It is deterministic: a second run changes nothing.
//
//	go run ./cmd/vectors        (in circuits/)
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// vectorFile is one file of vectors: a name below fixtures' vectors/algebra and how to compute it.
type vectorFile struct {
	name  string
	build func(*stream) any
}

func vectorFiles() []vectorFile {
	return []vectorFile{
		{"fr.json", frVectors},
		{"fp.json", fpVectors},
		{"h8.json", h8Vectors},
		{"jubjub.json", jubjubVectors},
		{"g1.json", g1Vectors},
		{"g2.json", g2Vectors},
		{"pairing.json", pairingVectors},
		{"hash-to-field.json", hashVectors},
	}
}

func main() {
	root := flag.String("root", "..", "root of the repository")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "vectors:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	directory := filepath.Join(root, "fixtures", "src", "main", "resources", "vectors", "algebra")
	for _, file := range vectorFiles() {
		content, err := render(file)
		if err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
		if err := write(filepath.Join(directory, file.name), content); err != nil {
			return err
		}
	}
	constants := filepath.Join(root, "algebra", "src", "main", "resources", "io", "tidemark", "algebra",
		"poseidon2-bn254-t8.txt")
	return write(constants, poseidon2Constants())
}

func render(file vectorFile) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(file.build(newStream(file.name)))
	return out.Bytes(), err
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
