package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend"
	"github.com/consensys/gnark/backend/groth16"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/solidity"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

const (
	keyFile     = "key.compressed.bin"
	keyRawFile  = "key.raw.bin"
	proofFile   = "proof.compressed.bin"
	proofRaw    = "proof.raw.bin"
	wordsFile   = "proof.words.bin"
	witnessFile = "public.bin"
	jsonFile    = "public.json"
	sealedFile  = "envelope.bin"
	namedFile   = "statement.json"
)

// copies says: the prover knows each public input. With a commitment it says so by one challenge as well, which covers
// the first input.
type copies struct {
	Public    []frontend.Variable `gnark:",public"`
	Secret    []frontend.Variable
	committed bool
	unused    bool
}

func (s statement) circuit() *copies {
	return &copies{
		Public:    make([]frontend.Variable, len(s.inputs)),
		Secret:    make([]frontend.Variable, len(s.inputs)),
		committed: s.committed,
		unused:    s.unused,
	}
}

func (c *copies) Define(api frontend.API) error {
	for i := range c.Public {
		if c.unused && i == len(c.Public)-1 {
			break
		}
		api.AssertIsEqual(api.Mul(c.Secret[i], c.Secret[i]), api.Mul(c.Public[i], c.Public[i]))
		api.AssertIsEqual(c.Secret[i], c.Public[i])
	}
	if !c.committed {
		return nil
	}
	challenge, err := api.(frontend.Committer).Commit(append([]frontend.Variable{c.Public[0]}, c.Secret...)...)
	if err != nil {
		return err
	}
	api.AssertIsEqual(api.Mul(challenge, c.Secret[0]), api.Mul(challenge, c.Public[0]))
	return nil
}

func (s statement) write(directory string) error {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, s.circuit())
	if err != nil {
		return err
	}
	proving, verifying, err := groth16.Setup(system)
	if err != nil {
		return err
	}
	assignment := s.circuit()
	for i, input := range s.inputs {
		assignment.Public[i], assignment.Secret[i] = input, input
	}
	full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	if err != nil {
		return err
	}
	public, err := full.Public()
	if err != nil {
		return err
	}
	var options []backend.ProverOption
	if s.solidity {
		options = append(options, solidity.WithProverTargetSolidityVerifier(backend.GROTH16))
	}
	proof, err := groth16.Prove(system, proving, full, options...)
	if err != nil {
		return err
	}
	key := encode(verifying.WriteTo)
	words := proof.(*bn254.Proof).MarshalSolidity()
	files := map[string][]byte{
		keyFile:     key,
		keyRawFile:  encode(verifying.WriteRawTo),
		proofFile:   encode(proof.WriteTo),
		proofRaw:    encode(proof.WriteRawTo),
		wordsFile:   words,
		witnessFile: encode(public.WriteTo),
	}
	if files[jsonFile], err = decimals(s.inputs); err != nil {
		return err
	}
	if s.envelope != nil {
		files[sealedFile] = append(s.envelope.header(key), words...)
		if files[namedFile], err = s.envelope.json(); err != nil {
			return err
		}
	}
	folder := filepath.Join(directory, s.folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// check reads key, proof and witness back and has gnark verify them.
func (s statement) check(directory string) error {
	verifying, proof := groth16.NewVerifyingKey(ecc.BN254), groth16.NewProof(ecc.BN254)
	public, err := witness.New(ecc.BN254.ScalarField())
	if err != nil {
		return err
	}
	for name, into := range map[string]io.ReaderFrom{keyFile: verifying, proofFile: proof, witnessFile: public} {
		content, err := os.ReadFile(filepath.Join(directory, s.folder, name))
		if err != nil {
			return err
		}
		if n, err := into.ReadFrom(bytes.NewReader(content)); err != nil || n != int64(len(content)) {
			return fmt.Errorf("%s: read %d of %d bytes: %w", name, n, len(content), err)
		}
	}
	var options []backend.VerifierOption
	if s.solidity {
		options = append(options, solidity.WithVerifierTargetSolidityVerifier(backend.GROTH16))
	}
	return groth16.Verify(proof, verifying, public, options...)
}

// encode writes to memory, which never fails.
func encode(write func(io.Writer) (int64, error)) []byte {
	var out bytes.Buffer
	_, _ = write(&out)
	return out.Bytes()
}

func decimals(inputs []*big.Int) ([]byte, error) {
	list := make([]string, len(inputs))
	for i, input := range inputs {
		list[i] = input.String()
	}
	content, err := json.MarshalIndent(list, "", " ")
	return append(content, '\n'), err
}
