package main

import (
	"crypto/sha256"
	"fmt"
	"hash"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	"github.com/consensys/gnark/backend/solidity"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

// shape is one kind of key that a verifier meets: how many public inputs, how many commitments, and what they cover.
type shape struct {
	name        string
	publics     int
	commitments int
	coversInput bool // the commitments name public inputs, and each the one before it
	sha256Wires bool // commitment wires are plain SHA-256 reduced modulo r, not gnark's default hash to the field
	keccakWires bool // the same with Keccak-256, which gnark takes for Groth16 in Solidity
}

func shapes() []shape {
	return []shape{
		{name: "plain", publics: 3},
		{name: "committed", publics: 4, commitments: 1},
		{name: "bound", publics: 2, commitments: 1, coversInput: true},
		{name: "chained", publics: 2, commitments: 3, coversInput: true},
		{name: "sha256", publics: 1, commitments: 1, sha256Wires: true},
		{name: "statement", publics: 10, commitments: 1},
	}
}

// wireHash is the hash of commitments to the field; nil is gnark's default.
func (s shape) wireHash() hash.Hash {
	switch {
	case s.sha256Wires:
		return sha256.New()
	case s.keccakWires:
		return keccak()
	default:
		return nil
	}
}

// keccak is the hash that gnark's option for Solidity sets.
func keccak() hash.Hash {
	config, err := backend.NewVerifierConfig(solidity.WithVerifierTargetSolidityVerifier(backend.GROTH16))
	if err != nil {
		panic(err)
	}
	return config.HashToFieldFn
}

// hashName is how files call that hash.
func (s shape) hashName() string {
	switch {
	case s.sha256Wires:
		return "sha256"
	case s.keccakWires:
		return "keccak"
	default:
		return "gnark"
	}
}

// mirror says: the secrets equal the public inputs, and their product is not zero. With commitments it says so in a
// random linear combination, as the transition circuit does, so that each challenge matters.
type mirror struct {
	Public []frontend.Variable `gnark:",public"`
	Secret []frontend.Variable
	shape  shape
}

func (s shape) empty() *mirror {
	return &mirror{
		Public: make([]frontend.Variable, s.publics),
		Secret: make([]frontend.Variable, s.publics*max(s.commitments, 1)),
		shape:  s,
	}
}

func (s shape) assign(public []fr.Element) *mirror {
	m := s.empty()
	for i := range m.Public {
		m.Public[i] = public[i]
	}
	for i := range m.Secret {
		m.Secret[i] = public[i%s.publics]
	}
	return m
}

func (m *mirror) Define(api frontend.API) error {
	if m.shape.commitments == 0 {
		for i := range m.Public {
			api.AssertIsEqual(api.Mul(m.Secret[i], m.Secret[i]), api.Mul(m.Public[i], m.Public[i]))
			api.AssertIsEqual(m.Secret[i], m.Public[i])
		}
		return nil
	}
	committer, ok := api.(frontend.Committer)
	if !ok {
		return fmt.Errorf("%T cannot commit", api)
	}
	var before frontend.Variable
	for c := range m.shape.commitments {
		secret := m.Secret[c*m.shape.publics : (c+1)*m.shape.publics]
		covered := append([]frontend.Variable{}, secret...)
		if m.shape.coversInput {
			covered = append(covered, m.Public...)
			if before != nil {
				covered = append(covered, before)
			}
		}
		challenge, err := committer.Commit(covered...)
		if err != nil {
			return err
		}
		combine(api, challenge, secret, m.Public)
		before = challenge
	}
	return nil
}

// combine asserts that the two lists are equal in the combination by powers of the challenge.
func combine(api frontend.API, challenge frontend.Variable, secret, public []frontend.Variable) {
	left, right, power := frontend.Variable(0), frontend.Variable(0), frontend.Variable(1)
	for i := range public {
		power = api.Mul(power, challenge)
		left = api.Add(left, api.Mul(power, secret[i]))
		right = api.Add(right, api.Mul(power, public[i]))
	}
	api.AssertIsEqual(left, right)
}

func (s shape) compile() (*cs.R1CS, error) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, s.empty())
	if err != nil {
		return nil, err
	}
	return system.(*cs.R1CS), nil
}
