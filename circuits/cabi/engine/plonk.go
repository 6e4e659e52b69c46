package engine

import (
	"bytes"
	"encoding/binary"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"

	"tidemark/circuits/prove/fault"
)

// A compressed PLONK key of the current layout: marker, version, domain, permutation and selectors; n selectors of
// commitments with their count; three points and the lines of two; n rows with their count.
const (
	selectorCountAt = 16 + 8 + 32 + 32 + 8 + 32 + 3*32 + 5*32
	plonkLines      = 2 * 2 * 66 * 2 * 64 // points, lists of lines, lines, coefficients, bytes of one
	plonkKeyFixed   = selectorCountAt + 4 + 32 + 2*64 + plonkLines + 4
	plonkGateLimit  = 64
)

// A compressed PLONK proof: eight points, six and n values with their count, a point and a value, n commitments with
// their count.
const (
	valueCountAt    = 8 * 32
	plonkProofFixed = valueCountAt + 4 + 6*32 + 2*32 + 4
)

// TimePlonk verifies a PLONK proof n times with a key that was read once, and tells the time of all.
func (e *Engine) TimePlonk(verifyingKey, encodedProof, public []byte, n int64) (time.Duration, error) {
	if err := checkIterations(n); err != nil {
		return 0, err
	}
	key, err := e.timedPlonk.read(verifyingKey, readPlonkKey)
	if err != nil {
		return 0, err
	}
	return timed(n, func() error { return verifyPlonk(key, encodedProof, public) })
}

// gnark allocates what a count says before it reads, so each count is compared with the length first.

func readPlonkKey(encoded []byte) (*plonk.VerifyingKey, error) {
	gates := (len(encoded) - plonkKeyFixed) / (32 + 8)
	if gates < 0 || gates > plonkGateLimit || len(encoded) != plonkKeyFixed+gates*(32+8) {
		return nil, fault.New(fault.KeyFormat, "%d bytes are no PLONK key, which has %d and 40 for each of at most %d commitments",
			len(encoded), plonkKeyFixed, plonkGateLimit)
	}
	if !hasCount(encoded, selectorCountAt, gates) || !hasCount(encoded, len(encoded)-4-8*gates, gates) {
		return nil, fault.New(fault.KeyFormat, "expected counts of %d commitments, as the length says", gates)
	}
	key := new(plonk.VerifyingKey)
	reader := bytes.NewReader(encoded)
	if _, err := key.ReadFrom(reader); err != nil || reader.Len() != 0 {
		return nil, fault.New(fault.KeyFormat, "these bytes are no PLONK key")
	}
	return key, nil
}

func readPlonkProof(encoded []byte, commitments int) (*plonk.Proof, error) {
	if len(encoded) != plonkProofFixed+64*commitments {
		return nil, fault.New(fault.ProofEncoding, "expected %d bytes, came %d", plonkProofFixed+64*commitments, len(encoded))
	}
	if !hasCount(encoded, valueCountAt, 6+commitments) || !hasCount(encoded, len(encoded)-4-32*commitments, commitments) {
		return nil, fault.New(fault.ProofEncoding, "expected counts of %d commitments", commitments)
	}
	proof := new(plonk.Proof)
	if n, err := proof.ReadFrom(bytes.NewReader(encoded)); err != nil || n != int64(len(encoded)) {
		return nil, fault.New(fault.ProofEncoding, "a point is not a compressed point of its group, or a value not below r")
	}
	return proof, nil
}

func verifyPlonk(key *plonk.VerifyingKey, encodedProof, public []byte) error {
	proof, err := readPlonkProof(encodedProof, len(key.CommitmentConstraintIndexes))
	if err != nil {
		return err
	}
	if uint64(len(public)) != key.NbPublicVariables*fr.Bytes {
		return fault.New(fault.WitnessShape, "expected %d public inputs, came %d bytes", key.NbPublicVariables, len(public))
	}
	inputs := make(fr.Vector, key.NbPublicVariables)
	for i := range inputs {
		if err := inputs[i].SetBytesCanonical(public[i*fr.Bytes : (i+1)*fr.Bytes]); err != nil {
			return fault.New(fault.WitnessRange, "public input %d is not below r", i)
		}
	}
	if err := plonk.Verify(proof, key, inputs); err != nil {
		return fault.New(fault.ProofInvalid, "the openings do not hold")
	}
	return nil
}

func hasCount(encoded []byte, at, count int) bool {
	return int64(binary.BigEndian.Uint32(encoded[at:])) == int64(count)
}
