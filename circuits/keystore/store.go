package keystore

import (
	"os"
	"path/filepath"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

// Store is a folder of keys. It holds no state of its own: several processes may use one.
type Store struct {
	root string
}

// At names the folder of a store, by an absolute path. Setup makes the folder if need be.
func At(root string) (Store, error) {
	if !filepath.IsAbs(root) {
		return Store{}, fault.New(fault.Argument, "the path of a key store is absolute, %q is not", root)
	}
	return Store{filepath.Clean(root)}, nil
}

// Entry is a key of the store; Fault says why its manifest cannot be read, if so.
type Entry struct {
	ID       ID
	Manifest *Manifest
	Fault    error
}

// List names the keys of the store in ascending order of id, the broken ones with their fault.
func (s Store) List() ([]Entry, error) {
	names, err := os.ReadDir(s.root)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fault.New(fault.KeyIO, "the key store %s cannot be read: %v", s.root, err)
	}
	var entries []Entry
	for _, name := range names {
		id, err := ParseID(name.Name())
		if err != nil || !name.IsDir() {
			continue
		}
		manifest, err := readManifest(s.folder(id))
		if err == nil && manifest.ID != id {
			manifest, err = nil, fault.New(fault.KeyUnpinned, "the manifest is that of %s, the folder is called %s", manifest.ID, id)
		}
		entries = append(entries, Entry{id, manifest, err})
	}
	return entries, nil
}

// Open opens the key of this id for a circuit.
func (s Store) Open(id ID, expected Expected) (*prove.Key, error) {
	folder := s.folder(id)
	if info, err := os.Lstat(folder); err != nil || !info.IsDir() {
		return nil, fault.New(fault.KeyUnknown, "%s is not there: make a key with setup", folder)
	}
	return open(folder, id, expected)
}

// Find names the only key of the store for a circuit. When all keys of the shape belong to something older, it says so.
func (s Store) Find(expected Expected) (ID, error) {
	entries, err := s.List()
	if err != nil {
		return "", err
	}
	var fresh []ID
	var stale error
	for _, entry := range entries {
		if entry.Manifest == nil || entry.Manifest.Shape != expected.Shape {
			continue
		}
		if err := checkIdentity(entry.Manifest, entry.ID, expected); err != nil {
			stale = err
			continue
		}
		fresh = append(fresh, entry.ID)
	}
	switch {
	case len(fresh) == 1:
		return fresh[0], nil
	case len(fresh) > 1:
		return "", fault.New(fault.KeyAmbiguous, "%s has %d keys for %s, name one: %v", s.root, len(fresh), expected.Shape, fresh)
	case stale != nil:
		return "", stale
	}
	return "", fault.New(fault.KeyUnknown, "%s has no key for %s: make one with setup", s.root, expected.Shape)
}

func (s Store) folder(id ID) string {
	return filepath.Join(s.root, string(id))
}
