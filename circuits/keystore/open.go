package keystore

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"math/bits"
	"os"
	"path/filepath"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

// Expected is the circuit of this program that a key must belong to.
type Expected struct {
	Shape   string
	Version uint32
	System  [32]byte // its constraint-system hash
}

// open checks a key folder in the order of section 10.4, then lets gnark read it.
func open(folder string, id ID, expected Expected) (*prove.Key, error) {
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	if err := checkIdentity(m, id, expected); err != nil {
		return nil, err
	}
	for _, file := range m.Files.list() {
		if err := checkSize(folder, file); err != nil {
			return nil, err
		}
	}
	contents := map[string][]byte{}
	for _, file := range m.Files.list() {
		content, err := readChecked(folder, file)
		if err != nil {
			return nil, err
		}
		contents[file.name] = content
	}
	if err := checkRawEncoding(contents[provingFile], m.Constraints); err != nil {
		return nil, err
	}
	computed := parts{m.Development, m.Gnark, m.System, m.Shape, contents[verifyingFile]}.id()
	if computed != id {
		return nil, fault.New(fault.KeyUnpinned, "the verifying key and the manifest make the id %s, not %s", computed, id)
	}
	return decode(m, contents)
}

func checkIdentity(m *Manifest, id ID, expected Expected) error {
	if m.ID != id {
		return fault.New(fault.KeyUnpinned, "the manifest is that of %s, asked for was %s", m.ID, id)
	}
	if m.Shape != expected.Shape {
		return fault.New(fault.KeyUnpinned, "the key is of shape %s, asked for was %s", m.Shape, expected.Shape)
	}
	const remedy = "make a new key with setup"
	switch {
	case m.Gnark != prove.GnarkVersion():
		return fault.New(fault.KeyStale, "the key was made with gnark %s, this is %s: %s", m.Gnark, prove.GnarkVersion(), remedy)
	case m.Circuit != expected.Version:
		return fault.New(fault.KeyStale, "the key is of version %d of the circuit %s, this is %d: %s",
			m.Circuit, m.Shape, expected.Version, remedy)
	case m.System != expected.System:
		return fault.New(fault.KeyStale, "the key is of the constraint system %x, the circuit %s has %x: %s",
			m.System, m.Shape, expected.System, remedy)
	}
	return nil
}

func checkSize(folder string, file namedEntry) error {
	path := filepath.Join(folder, file.name)
	info, err := os.Lstat(path)
	if err != nil {
		return fault.New(fault.KeyTruncated, "%s is missing", path)
	}
	if !info.Mode().IsRegular() {
		return fault.New(fault.KeyMismatch, "%s is no plain file", path)
	}
	if info.Size() < file.entry.Size {
		return fault.New(fault.KeyTruncated, "%s has %d bytes, the manifest says %d", path, info.Size(), file.entry.Size)
	}
	if info.Size() > file.entry.Size {
		return fault.New(fault.KeyMismatch, "%s has %d bytes, the manifest says %d", path, info.Size(), file.entry.Size)
	}
	return nil
}

// readChecked reads a whole file and hands out only bytes that have the digest of the manifest.
func readChecked(folder string, file namedEntry) ([]byte, error) {
	path := filepath.Join(folder, file.name)
	in, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.KeyIO, "%s cannot be read: %v", path, err)
	}
	defer in.Close()
	content := make([]byte, file.entry.Size)
	if _, err := io.ReadFull(in, content); err != nil {
		return nil, fault.New(fault.KeyIO, "%s cannot be read: %v", path, err)
	}
	if sum := hash(sha256.Sum256(content)); sum != file.entry.SHA256 {
		return nil, fault.New(fault.KeyMismatch, "%s has the SHA-256 %x, the manifest says %x", path, sum, file.entry.SHA256)
	}
	return content, nil
}

// checkRawEncoding looks at the first number of a proving key, the size of its domain. A memory dump begins with
// something else, and reading one trusts every byte of it.
func checkRawEncoding(proving []byte, constraints int) error {
	domain := uint64(1) << bits.Len(uint(constraints-1))
	if len(proving) < 8 || binary.BigEndian.Uint64(proving) != domain {
		return fault.New(fault.KeyUnpinned, "%s is not in gnark's raw encoding for %d constraints", provingFile, constraints)
	}
	return nil
}

func decode(m *Manifest, contents map[string][]byte) (*prove.Key, error) {
	key := &prove.Key{System: new(cs.R1CS), Proving: new(bn254.ProvingKey), Verifying: new(bn254.VerifyingKey)}
	for _, part := range []struct {
		file string
		read func(io.Reader) (int64, error)
	}{
		{verifyingFile, key.Verifying.ReadFrom},
		{systemFile, key.System.ReadFrom},
		{provingFile, key.Proving.UnsafeReadFrom},
	} {
		content := contents[part.file]
		delete(contents, part.file) // a proving key need not stay twice in memory
		in := bytes.NewReader(content)
		if _, err := part.read(in); err != nil || in.Len() != 0 {
			return nil, fault.New(fault.KeyFormat, "gnark does not read %s, or not all of it: %v", part.file, err)
		}
	}
	if system := hash(prove.SystemHash(key.System)); system != m.System {
		return nil, fault.New(fault.KeyStale, "%s has the hash %x, the manifest says %x", systemFile, system, m.System)
	}
	var err error
	if key.Clauses, err = clause.Read(bytes.NewReader(contents[clausesFile])); err != nil {
		return nil, fault.New(fault.KeyFormat, "%s: %v", clausesFile, err)
	}
	if total := key.System.GetNbConstraints(); key.Clauses.Total() != total || m.Constraints != total {
		return nil, fault.New(fault.KeyFormat, "%d constraints, but the clause map has %d and the manifest %d",
			total, key.Clauses.Total(), m.Constraints)
	}
	return key, prove.CheckVerifyingKey(key.Verifying)
}
