package engine

import (
	"bytes"
	"encoding/binary"

	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

// A compressed verifying key to values that are all private: six points, n weights with their count, then the lists of
// what its commitments cover and the keys of these.
const (
	weightCountAt = 32 + 32 + 64 + 64 + 32 + 64
	weightsAt     = weightCountAt + 4
	weightLimit   = 1 << 10
	commitmentKey = 2 * 64
	oneCommitment = "\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x01" // its lists, what the first covers, its keys
	noCommitment  = "\x00\x00\x00\x00\x00\x00\x00\x00"                 // no lists, no keys
)

// Verify checks a proof against the bytes of a verifying key with one commitment.
func (e *Engine) Verify(verifyingKey, proof, public []byte) error {
	key, err := readVerifyingKey(verifyingKey)
	if err != nil {
		return err
	}
	return prove.Verify(key, proof, public)
}

func readVerifyingKey(encoded []byte) (*bn254.VerifyingKey, error) {
	return readKeyOf(encoded, oneCommitment, commitmentKey)
}

// readAnyKey reads a key with one commitment, or with none.
func readAnyKey(encoded []byte) (*bn254.VerifyingKey, error) {
	if bytes.HasSuffix(encoded, []byte(noCommitment)) && len(encoded)%32 == (weightsAt+len(noCommitment))%32 {
		return readKeyOf(encoded, noCommitment, 0)
	}
	return readVerifyingKey(encoded)
}

// readKeyOf reads a key that has these counts after its weights, and so many bytes after them.
func readKeyOf(encoded []byte, counts string, after int) (*bn254.VerifyingKey, error) {
	fixed := weightsAt + len(counts) + after
	if len(encoded) < fixed {
		return nil, fault.New(fault.KeyFormat, "a verifying key has at least %d bytes, came %d", fixed, len(encoded))
	}
	weights := int(binary.BigEndian.Uint32(encoded[weightCountAt:]))
	if weights > weightLimit || len(encoded) != fixed+32*weights {
		return nil, fault.New(fault.KeyFormat, "%d bytes are no verifying key with %d weights and %d bytes of commitments",
			len(encoded), weights, after)
	}
	// gnark allocates what a count says before it reads, and panics on a covered number that is no int.
	if at := weightsAt + 32*weights; !bytes.Equal(encoded[at:at+len(counts)], []byte(counts)) {
		return nil, fault.New(fault.KeyFormat, "expected one commitment that covers nothing, and one key of it")
	}
	key := new(bn254.VerifyingKey)
	reader := bytes.NewReader(encoded)
	if _, err := key.ReadFrom(reader); err != nil || reader.Len() != 0 {
		return nil, fault.New(fault.KeyFormat, "these bytes are no verifying key")
	}
	return key, prove.CheckVerifyingKey(key)
}
