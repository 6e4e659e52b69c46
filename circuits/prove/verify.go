package prove

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"

	"tidemark/circuits/prove/fault"
)

// ProofLength is the length of a compressed proof with one commitment: Ar, Bs, Krs, count, commitment, proof of
// knowledge. The last is there without commitments too.
const ProofLength = commitmentCountAt + 4 + 32 + 32

const commitmentCountAt = 32 + 64 + 32

// ReadProof reads a compressed proof with so many commitments and nothing after it.
func ReadProof(encoded []byte, commitments int) (*bn254.Proof, error) {
	length := ProofLength + 32*(commitments-1)
	if len(encoded) != length {
		return nil, fault.New(fault.ProofEncoding, "expected %d bytes, came %d", length, len(encoded))
	}
	if n := binary.BigEndian.Uint32(encoded[commitmentCountAt:]); int64(n) != int64(commitments) {
		return nil, fault.New(fault.ProofEncoding, "expected commitments: %d, came %d", commitments, n)
	}
	proof := new(bn254.Proof)
	if n, err := proof.ReadFrom(bytes.NewReader(encoded)); err != nil || n != int64(length) {
		return nil, fault.New(fault.ProofEncoding, "a point is not a compressed point of its group")
	}
	if proof.Ar.IsInfinity() || proof.Bs.IsInfinity() || proof.Krs.IsInfinity() {
		return nil, fault.New(fault.ProofEncoding, "a point of the proof is the point at infinity")
	}
	return proof, nil
}

// Verify checks a compressed proof against public inputs of 32 bytes each.
func Verify(key *bn254.VerifyingKey, encodedProof, public []byte) error {
	proof, err := ReadProof(encodedProof, len(key.CommitmentKeys))
	if err != nil {
		return err
	}
	return verifyRead(key, proof, public)
}

func verifyRead(key *bn254.VerifyingKey, proof *bn254.Proof, public []byte) error {
	count := len(key.G1.K) - 1 - len(key.PublicAndCommitmentCommitted) // without the constant 1 and the commitments
	if len(public) != count*fr.Bytes {
		return fault.New(fault.WitnessShape, "expected %d public inputs (%d bytes), came %d bytes",
			count, count*fr.Bytes, len(public))
	}
	if err := checkCanonical(public, func(i int) string { return fmt.Sprintf("public input %d", i) }); err != nil {
		return err
	}
	encoded := make([]byte, witnessHeader, witnessHeader+len(public))
	binary.BigEndian.PutUint32(encoded, uint32(count))
	binary.BigEndian.PutUint32(encoded[8:], uint32(count))
	read, err := decodeChecked(append(encoded, public...))
	if err != nil {
		return err
	}
	if err := groth16.Verify(proof, key, read); err != nil {
		return fault.New(fault.ProofInvalid, "the pairing equation does not hold")
	}
	return nil
}
