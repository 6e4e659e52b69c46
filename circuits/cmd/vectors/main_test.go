package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func vectorDirectory() string {
	return filepath.Join("..", "..", "..", "fixtures", "src", "main", "resources", "vectors", "algebra")
}

// TestFilesAreCurrent fails when a committed vector is not what this program writes.
func TestFilesAreCurrent(t *testing.T) {
	for _, file := range vectorFiles() {
		expected, err := render(file)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(vectorDirectory(), file.name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(expected, got) {
			t.Errorf("expected %s as written by cmd/vectors: run `go run ./cmd/vectors` in circuits", file.name)
		}
	}
}
