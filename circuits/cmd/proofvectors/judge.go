package main

import (
	"bytes"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
)

// verdict is what gnark says of a key, a proof and public inputs.
type verdict string

const (
	accepted       verdict = "accepted"
	rejected       verdict = "rejected"         // read, but it does not verify
	unreadable     verdict = "unreadable"       // gnark's readers refuse the proof, or leave bytes unread
	unreadableKey  verdict = "unreadable-key"   // the same of the key
	unreadableList verdict = "unreadable-input" // a public input is not canonical, or cut
)

// leftover says which files have bytes that gnark's readers left unread.
type leftover struct {
	key, proof bool
}

// judge reads everything as gnark does, and verifies. What gnark leaves unread counts as unreadable.
func judge(key, proof, public []byte, s shape) verdict {
	v, left := judgeRead(key, proof, public, s)
	switch {
	case left.key:
		return unreadableKey
	case left.proof:
		return unreadable
	default:
		return v
	}
}

// judgeRead is gnark's verdict on what it reads, whatever follows.
func judgeRead(key, proof, public []byte, s shape) (verdict, leftover) {
	var left leftover
	verifying := new(bn254.VerifyingKey)
	n, err := readKey(verifying, key)
	if err != nil {
		return unreadableKey, left
	}
	left.key = n != int64(len(key))
	read := new(bn254.Proof)
	if n, err = read.ReadFrom(bytes.NewReader(proof)); err != nil {
		return unreadable, left
	}
	left.proof = n != int64(len(proof))
	elements, err := readElements(public)
	if err != nil {
		return unreadableList, left
	}
	var options []backend.VerifierOption
	if h := s.wireHash(); h != nil {
		options = append(options, backend.WithVerifierHashToFieldFunction(h))
	}
	if !verifies(read, verifying, elements, options) {
		return rejected, left
	}
	return accepted, left
}

// readKey reads a key. gnark panics on a covered number that is no int.
func readKey(key *bn254.VerifyingKey, encoded []byte) (n int64, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("gnark's reader panics: %v", cause)
		}
	}()
	return key.ReadFrom(bytes.NewReader(encoded))
}

// verifies is gnark's verdict on what was read. gnark uses numbers of the key as indexes without a check: a key that
// makes it panic verifies nothing.
func verifies(proof *bn254.Proof, key *bn254.VerifyingKey, public []fr.Element, options []backend.VerifierOption) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return bn254.Verify(proof, key, public, options...) == nil
}
