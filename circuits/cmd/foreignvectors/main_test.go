package main

import (
	"path/filepath"
	"testing"
)

func TestFilesThatAreThereVerify(t *testing.T) {
	if err := run(foreignDirectory(filepath.Join("..", "..", "..")), false); err != nil {
		t.Fatal(err)
	}
}

func TestNewFilesVerify(t *testing.T) {
	if err := run(t.TempDir(), true); err != nil {
		t.Fatal(err)
	}
}
