package main

import (
	"bytes"

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

// judge reads everything as gnark does, and verifies. What gnark leaves unread counts as unreadable.
func judge(key, proof, public []byte, s shape) verdict {
	verifying := new(bn254.VerifyingKey)
	if n, err := verifying.ReadFrom(bytes.NewReader(key)); err != nil || n != int64(len(key)) {
		return unreadableKey
	}
	read := new(bn254.Proof)
	if n, err := read.ReadFrom(bytes.NewReader(proof)); err != nil || n != int64(len(proof)) {
		return unreadable
	}
	elements, err := readElements(public)
	if err != nil {
		return unreadableList
	}
	var options []backend.VerifierOption
	if h := s.wireHash(); h != nil {
		options = append(options, backend.WithVerifierHashToFieldFunction(h))
	}
	if !verifies(read, verifying, elements, options) {
		return rejected
	}
	return accepted
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
