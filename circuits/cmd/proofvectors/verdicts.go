package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
)

// caseCount is how many mutated triples the verdict file holds.
const caseCount = 1000

// verdictCase is an altered triple and what gnark says of it. A part that was not altered is left out.
type verdictCase struct {
	Of     string    `json:"of"`     // name of the shape
	Triple int       `json:"triple"` // number of the triple in the file of the shape
	Raw    bool      `json:"raw"`    // whether key and proof are taken uncompressed
	Change string    `json:"change"`
	Gnark  verdict   `json:"gnark"`
	Key    *hexBytes `json:"newKey,omitempty"`
	Proof  *hexBytes `json:"newProof,omitempty"`
	Public *hexBytes `json:"newPublic,omitempty"`
}

// subject is a triple that a change may alter.
type subject struct {
	shape  shape
	key    []byte
	proof  []byte
	public []byte
	other  triple // another triple under the same key, or the same one
	rng    *rand.ChaCha8
}

// makeVerdicts alters the triples in caseCount ways, the same ones each time, and asks gnark.
func makeVerdicts(files []*triples) ([]verdictCase, error) {
	rng := newRandom("verdicts")
	byName := map[string]shape{}
	for _, s := range shapes() {
		byName[s.name] = s
	}
	var out []verdictCase
	for len(out) < caseCount {
		file := files[len(out)%len(files)]
		made := verdictCase{Of: file.Name, Triple: int(rng.Uint64() % uint64(len(file.Proofs)))}
		made.Raw = rng.Uint64()%5 == 0
		from, key := file.Proofs[made.Triple], file.Key
		proof := from.Proof
		if made.Raw {
			key, proof = file.KeyRaw, from.Raw
		}
		sub := &subject{
			shape:  byName[file.Name],
			key:    bytes.Clone(key),
			proof:  bytes.Clone(proof),
			public: bytes.Clone(from.Public),
			other:  file.Proofs[rng.Uint64()%uint64(len(file.Proofs))],
			rng:    rng,
		}
		var err error
		if made.Change, err = sub.change(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file.Name, made.Change, err)
		}
		made.Gnark = judge(sub.key, sub.proof, sub.public, sub.shape)
		made.Key = unlessEqual(sub.key, key)
		made.Proof = unlessEqual(sub.proof, proof)
		made.Public = unlessEqual(sub.public, from.Public)
		out = append(out, made)
	}
	return out, nil
}

func unlessEqual(changed hexBytes, original []byte) *hexBytes {
	if bytes.Equal(changed, original) {
		return nil
	}
	return &changed
}

// change alters one thing and names it.
func (s *subject) change() (string, error) {
	switch kind := s.below(100); {
	case kind < 30:
		return s.changeProofBytes(), nil
	case kind < 40:
		return s.changeKeyBytes(), nil
	case kind < 55:
		return s.changePublic(), nil
	case kind < 65:
		return s.changeKeyPoints()
	default:
		return s.changeProofPoints()
	}
}

func (s *subject) below(n int) int {
	return int(s.rng.Uint64() % uint64(n))
}

func (s *subject) changeProofBytes() string {
	switch s.below(4) {
	case 0:
		at := s.below(len(s.proof))
		s.proof[at] ^= byte(1 + s.below(255))
		return fmt.Sprintf("proof byte %d", at)
	case 1:
		s.proof = s.proof[:s.below(len(s.proof))]
		return "proof cut"
	default:
		at := s.below(8 * len(s.proof))
		s.proof[at/8] ^= 1 << (at % 8)
		return fmt.Sprintf("proof bit %d", at)
	}
}

func (s *subject) changeKeyBytes() string {
	at := s.below(8 * len(s.key))
	s.key[at/8] ^= 1 << (at % 8)
	return fmt.Sprintf("key bit %d", at)
}

func (s *subject) changePublic() string {
	at := s.below(s.shape.publics) * fr.Bytes
	switch s.below(6) {
	case 0:
		copy(s.public[at:], randomElement(s.rng))
		return "public input replaced"
	case 1:
		s.public = append(s.public, make([]byte, fr.Bytes)...)
		return "public input added"
	case 2:
		s.public = s.public[:len(s.public)-fr.Bytes]
		return "public input dropped"
	case 3:
		addModulus(s.public[at : at+fr.Bytes])
		return "public input plus r"
	case 4:
		s.public = bytes.Clone(s.other.Public)
		return "public inputs of another proof"
	default:
		s.public[at+s.below(fr.Bytes)] ^= 1 << s.below(8)
		return "public input bit"
	}
}

// read decodes what the subject holds; the subject is still as gnark wrote it.
func (s *subject) read() (*bn254.VerifyingKey, *bn254.Proof, error) {
	key, proof := new(bn254.VerifyingKey), new(bn254.Proof)
	if _, err := key.ReadFrom(bytes.NewReader(s.key)); err != nil {
		return nil, nil, err
	}
	_, err := proof.ReadFrom(bytes.NewReader(s.proof))
	return key, proof, err
}
