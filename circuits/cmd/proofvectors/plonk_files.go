package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
)

const linesFile = "lines.bin"

// plonkFile is a PLONK key and proofs under it. The key is head ‖ lines.bin ‖ tail; a legacy key lacks the first 16 bytes.
type plonkFile struct {
	Name    string       `json:"name"`
	Note    string       `json:"note"`
	Hash    string       `json:"hash"` // of commitment wires: gnark or keccak
	Head    hexBytes     `json:"head"`
	HeadRaw hexBytes     `json:"headRaw"`
	Tail    hexBytes     `json:"tail"`
	Secret  hexBytes     `json:"secretG1"` // the secret of the reference string times the generator of G1
	Proofs  []plonkProof `json:"proofs"`
}

// plonkProof is a proof in all its forms, and how gnark came to the challenges: gamma, beta, alpha, zeta, folding.
type plonkProof struct {
	Name       string      `json:"name"`
	Public     hexBytes    `json:"public"`
	Proof      hexBytes    `json:"proof"`
	Raw        hexBytes    `json:"raw"`
	Solidity   hexBytes    `json:"solidity"`
	Challenges []challenge `json:"challenges"`
}

func (p plonkProof) in(f form) hexBytes {
	switch f {
	case compressed:
		return p.Proof
	case raw:
		return p.Raw
	default:
		return p.Solidity
	}
}

func plonkDirectory(root string) string {
	return filepath.Join(root, "fixtures", "src", "main", "resources", "plonk")
}

func runPlonk(root string, renew bool) error {
	directory := plonkDirectory(root)
	if renew {
		if err := renewPlonk(directory); err != nil {
			return err
		}
	}
	files, lines, err := readPlonk(directory)
	if err != nil {
		return err
	}
	verdicts, err := makePlonkVerdicts(files, lines)
	if err != nil {
		return err
	}
	return write(directory, verdictFile, verdicts)
}

func renewPlonk(directory string) error {
	for i, s := range plonkShapes() {
		made, lines, err := makePlonk(s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if err := write(directory, s.name+".json", made); err != nil {
			return err
		}
		if i == 0 {
			if err := os.WriteFile(filepath.Join(directory, linesFile), lines, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func makePlonk(s shape) (*plonkFile, []byte, error) {
	system, proving, verifying, err := s.setupPlonk()
	if err != nil {
		return nil, nil, err
	}
	parts := splitKey(encode(verifying.WriteTo), s.commitments)
	headRaw := splitKey(encode(verifying.WriteRawTo), s.commitments).head
	made := &plonkFile{Name: s.name, Note: note, Hash: s.hashName(), Head: parts.head, HeadRaw: headRaw, Tail: parts.tail}
	secret := proving.Kzg.G1[1].Bytes()
	made.Secret = secret[:]
	statements, err := s.statements("")
	if err != nil {
		return nil, nil, err
	}
	for _, st := range statements {
		proof, err := s.prove(system, proving, verifying, st)
		if err != nil {
			return nil, nil, err
		}
		made.Proofs = append(made.Proofs, *proof)
	}
	return made, parts.lines, nil
}

func (s shape) prove(system *cs.SparseR1CS, proving *plonk.ProvingKey, verifying *plonk.VerifyingKey, st statement) (*plonkProof, error) {
	elements, err := readElements(st.Public)
	if err != nil {
		return nil, err
	}
	full, err := frontend.NewWitness(s.assign(elements), ecc.BN254.ScalarField())
	if err != nil {
		return nil, err
	}
	var options []backend.ProverOption
	if h := s.wireHash(); h != nil {
		options = append(options, backend.WithProverHashToFieldFunction(h))
	}
	proof, err := plonk.Prove(system, proving, full, options...)
	if err != nil {
		return nil, err
	}
	made := &plonkProof{Name: st.Name, Public: st.Public, Challenges: challenges(proof, verifying, elements, s),
		Proof: encodePlonk(proof, compressed), Raw: encodePlonk(proof, raw), Solidity: encodePlonk(proof, inSolidity)}
	for _, f := range []form{compressed, raw, inSolidity} {
		if v := judgePlonk(encode(verifying.WriteTo), made.in(f), st.Public, f, s); v != accepted {
			return nil, fmt.Errorf("the new proof of %s, %s, is %s", st.Name, f, v)
		}
	}
	return made, nil
}

func readPlonk(directory string) (files []*plonkFile, lines []byte, err error) {
	if lines, err = os.ReadFile(filepath.Join(directory, linesFile)); err != nil {
		return nil, nil, err
	}
	for _, s := range plonkShapes() {
		content, err := os.ReadFile(filepath.Join(directory, s.name+".json"))
		if err != nil {
			return nil, nil, err
		}
		file := new(plonkFile)
		if err := json.Unmarshal(content, file); err != nil {
			return nil, nil, err
		}
		files = append(files, file)
	}
	return files, lines, nil
}
