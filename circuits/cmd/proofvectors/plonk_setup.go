package main

import (
	"bytes"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/kzg"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/scs"
)

const (
	// linesBytes is the length of the pairing lines in a key: 2 points, 2 lines for each of 66 digits, 2 elements of Fp2.
	linesBytes = 2 * 2 * 66 * 2 * 64
	// markerBytes is the length of marker and version, which a legacy key lacks.
	markerBytes = 16
)

// plonkShapes are the kinds of PLONK key that a verifier meets.
func plonkShapes() []shape {
	return []shape{
		{name: "plain", publics: 3},
		{name: "committed", publics: 4, commitments: 1},
		{name: "twice", publics: 2, commitments: 2, coversInput: true},
		{name: "keccak", publics: 1, commitments: 1, keccakWires: true},
	}
}

func (s shape) compilePlonk() (*cs.SparseR1CS, error) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), scs.NewBuilder, s.empty())
	if err != nil {
		return nil, err
	}
	return system.(*cs.SparseR1CS), nil
}

// setupPlonk makes the key of a shape under a reference string whose secret is in this program: the same key each time.
func (s shape) setupPlonk() (*cs.SparseR1CS, *plonk.ProvingKey, *plonk.VerifyingKey, error) {
	system, err := s.compilePlonk()
	if err != nil {
		return nil, nil, nil, err
	}
	rows := ecc.NextPowerOfTwo(uint64(system.GetNbConstraints() + system.GetNbPublicVariables()))
	srs, err := kzg.NewSRS(rows+3, randomScalar(newRandom("unsafe reference string")))
	if err != nil {
		return nil, nil, nil, err
	}
	lagrange := kzg.SRS{Vk: srs.Vk}
	if lagrange.Pk.G1, err = kzg.ToLagrangeG1(srs.Pk.G1[:rows]); err != nil {
		return nil, nil, nil, err
	}
	proving, verifying, err := plonk.Setup(system, *srs, lagrange)
	return system, proving, verifying, err
}

// keyParts is an encoded key without its lines, which are the same for all keys of one reference string.
type keyParts struct {
	head, lines, tail []byte
}

func splitKey(key []byte, commitments int) keyParts {
	tail := len(key) - 4 - 8*commitments
	head := tail - linesBytes
	return keyParts{bytes.Clone(key[:head]), bytes.Clone(key[head:tail]), bytes.Clone(key[tail:])}
}

func (k keyParts) join() []byte {
	return bytes.Join([][]byte{k.head, k.lines, k.tail}, nil)
}
