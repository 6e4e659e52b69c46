package keystore

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

const (
	lockFile        = ".lock"
	unfinishedStart = ".unfinished-"
)

// Setup makes a development key for a circuit and puts it in the store, whole or not at all. Without development it
// refuses: a key that one party made is for nothing else.
func (s Store) Setup(ctx context.Context, circuit prove.Circuit, development bool, progress prove.Progress) (*Manifest, error) {
	if !development {
		return nil, fault.New(fault.SetupInsecure,
			"a key that one party makes can be used to forge proofs: ask for a development key, or bring keys of a ceremony")
	}
	if err := os.MkdirAll(s.root, 0o700); err != nil {
		return nil, fault.New(fault.KeyIO, "the key store %s cannot be made: %v", s.root, err)
	}
	unlock, err := lock(filepath.Join(s.root, lockFile))
	if err != nil {
		return nil, err
	}
	defer unlock()
	if err := s.removeUnfinished(); err != nil {
		return nil, err
	}
	compiled, err := prove.Compile(ctx, circuit, progress)
	if err != nil {
		return nil, err
	}
	id, err := s.Find(Expected{circuit.Shape, circuit.Version, compiled.Hash})
	if err == nil || fault.Of(err) == fault.KeyAmbiguous {
		return nil, fault.New(fault.KeyExists, "%s is a key for %s: use it, or remove the folder %s to make another",
			id, circuit.Shape, s.folder(id))
	}
	key, err := prove.Setup(ctx, compiled, progress)
	if err != nil {
		return nil, err
	}
	if err := prove.Enter(ctx, progress, prove.Writing); err != nil {
		return nil, err
	}
	manifest, err := s.write(ctx, compiled, key)
	if err != nil {
		return nil, err
	}
	progress(prove.Finished)
	return manifest, nil
}

func (s Store) removeUnfinished() error {
	names, err := os.ReadDir(s.root)
	if err != nil {
		return fault.New(fault.KeyIO, "the key store %s cannot be read: %v", s.root, err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name.Name(), unfinishedStart) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(s.root, name.Name())); err != nil {
			return fault.New(fault.KeyIO, "an unfinished key cannot be removed: %v", err)
		}
	}
	return nil
}

// write puts the files into a folder of its own and renames that as the last step.
func (s Store) write(ctx context.Context, compiled *prove.Compiled, key *prove.Key) (*Manifest, error) {
	folder, err := os.MkdirTemp(s.root, unfinishedStart)
	if err != nil {
		return nil, fault.New(fault.KeyIO, "the key store %s cannot be written: %v", s.root, err)
	}
	defer os.RemoveAll(folder) // after the rename there is nothing left
	m := &Manifest{
		Circuit:     compiled.Circuit.Version,
		Constraints: compiled.System.GetNbConstraints(),
		Development: true,
		Format:      manifestFormat,
		Gnark:       prove.GnarkVersion(),
		Shape:       compiled.Circuit.Shape,
		System:      compiled.Hash,
	}
	contents := map[string]func(io.Writer) (int64, error){
		clausesFile:   key.Clauses.WriteTo,
		provingFile:   key.Proving.WriteRawTo,
		systemFile:    key.System.WriteTo,
		verifyingFile: key.Verifying.WriteTo,
	}
	for _, file := range m.Files.list() {
		if ctx.Err() != nil {
			return nil, fault.New(fault.Cancelled, "cancelled before %s was written", file.name)
		}
		if *file.entry, err = writeFile(filepath.Join(folder, file.name), contents[file.name]); err != nil {
			return nil, err
		}
	}
	verifying, err := readChecked(folder, namedEntry{verifyingFile, &m.Files.Verifying})
	if err != nil {
		return nil, err
	}
	m.ID = parts{m.Development, m.Gnark, m.System, m.Shape, verifying}.id()
	encoded, err := m.encode()
	if err != nil {
		return nil, err
	}
	_, err = writeFile(filepath.Join(folder, manifestFile), func(w io.Writer) (int64, error) {
		n, err := w.Write(encoded)
		return int64(n), err
	})
	if err != nil {
		return nil, err
	}
	return m, s.publish(folder, m.ID)
}

func (s Store) publish(folder string, id ID) error {
	err := errors.Join(syncFolder(folder), os.Rename(folder, s.folder(id)), syncFolder(s.root))
	if err != nil {
		return fault.New(fault.KeyIO, "the key %s cannot be put in place: %v", id, err)
	}
	return nil
}

// writeFile writes and flushes a new file, and tells its size and digest.
func writeFile(path string, write func(io.Writer) (int64, error)) (fileEntry, error) {
	failed := func(err error) (fileEntry, error) {
		return fileEntry{}, fault.New(fault.KeyIO, "%s cannot be written: %v", path, err)
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return failed(err)
	}
	defer out.Close()
	digest := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(out, digest), 1<<20)
	if _, err = write(buffered); err != nil {
		return failed(err)
	}
	if err = errors.Join(buffered.Flush(), out.Sync()); err != nil {
		return failed(err)
	}
	info, err := out.Stat()
	if err != nil {
		return failed(err)
	}
	return fileEntry{SHA256: hash(digest.Sum(nil)), Size: info.Size()}, nil
}

func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
