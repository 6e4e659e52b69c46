package keystore

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"

	"tidemark/circuits/prove/fault"
)

const (
	manifestFile   = "manifest.json"
	manifestFormat = "tidemark/1/key-manifest"
	manifestLimit  = 64 << 10

	clausesFile   = "clauses.txt"
	provingFile   = "proving.key"
	systemFile    = "system.bin"
	verifyingFile = "verifying.key"
)

// hash is 32 bytes, in JSON as lower-case hexadecimal.
type hash [32]byte

// MarshalText writes hexadecimal.
func (h hash) MarshalText() ([]byte, error) {
	return hex.AppendEncode(nil, h[:]), nil
}

// UnmarshalText reads exactly 64 hexadecimal digits.
func (h *hash) UnmarshalText(text []byte) error {
	if len(text) != 2*len(h) {
		return fault.New(fault.KeyFormat, "a hash has %d digits", len(text))
	}
	_, err := hex.Decode(h[:], text)
	return err
}

type fileEntry struct {
	SHA256 hash  `json:"sha256"`
	Size   int64 `json:"size"`
}

// files has the fields in the order of their names, as the manifest wants them.
type files struct {
	Clauses   fileEntry `json:"clauses.txt"`
	Proving   fileEntry `json:"proving.key"`
	System    fileEntry `json:"system.bin"`
	Verifying fileEntry `json:"verifying.key"`
}

// Manifest says what a key is (section 10.3). The fields stand in the order of their JSON names.
type Manifest struct {
	Circuit     uint32 `json:"circuit"`
	Constraints int    `json:"constraints"`
	Development bool   `json:"development"`
	Files       files  `json:"files"`
	Format      string `json:"format"`
	Gnark       string `json:"gnark"`
	ID          ID     `json:"id"`
	Shape       string `json:"shape"`
	System      hash   `json:"system"`
}

func (m *Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(m); err != nil {
		return nil, fault.New(fault.Internal, "the manifest cannot be written: %v", err)
	}
	return out.Bytes(), nil
}

// decodeManifest reads a manifest in its only form: what encodes differently is refused.
func decodeManifest(encoded []byte) (*Manifest, error) {
	m := new(Manifest)
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(m); err != nil {
		return nil, fault.New(fault.KeyFormat, "%s is not a manifest: %v", manifestFile, err)
	}
	again, err := m.encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, encoded) {
		return nil, fault.New(fault.KeyFormat, "%s is not in canonical form", manifestFile)
	}
	if m.Format != manifestFormat {
		return nil, fault.New(fault.KeyFormat, "format is %q, expected %q", m.Format, manifestFormat)
	}
	if _, err := ParseID(string(m.ID)); err != nil || m.ID.Development() != m.Development {
		return nil, fault.New(fault.KeyFormat, "id %q is not a key id, or has not the mark that the manifest has", m.ID)
	}
	if m.Constraints <= 0 {
		return nil, fault.New(fault.KeyFormat, "%d constraints", m.Constraints)
	}
	return m, nil
}

// readManifest reads the manifest of a key folder.
func readManifest(folder string) (*Manifest, error) {
	path := filepath.Join(folder, manifestFile)
	info, err := os.Lstat(path)
	if err != nil {
		return nil, fault.New(fault.KeyFormat, "the key has no %s", path)
	}
	if !info.Mode().IsRegular() || info.Size() > manifestLimit {
		return nil, fault.New(fault.KeyFormat, "%s is no plain file of at most %d bytes", path, manifestLimit)
	}
	encoded, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.New(fault.KeyIO, "%s cannot be read: %v", path, err)
	}
	return decodeManifest(encoded)
}

// list names the files with their entries, in ascending order.
func (f *files) list() []namedEntry {
	return []namedEntry{
		{clausesFile, &f.Clauses}, {provingFile, &f.Proving}, {systemFile, &f.System}, {verifyingFile, &f.Verifying},
	}
}

type namedEntry struct {
	name  string
	entry *fileEntry
}
