package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/frontend"
)

// hexBytes is bytes, in JSON as lower-case hexadecimal.
type hexBytes []byte

// MarshalText writes hexadecimal.
func (b hexBytes) MarshalText() ([]byte, error) {
	return hex.AppendEncode(nil, b), nil
}

// UnmarshalText reads hexadecimal.
func (b *hexBytes) UnmarshalText(text []byte) error {
	decoded, err := hex.DecodeString(string(text))
	*b = decoded
	return err
}

// triples is one file: a verifying key, and proofs under it.
type triples struct {
	Name   string   `json:"name"`
	Note   string   `json:"note"`
	Hash   string   `json:"hash"`   // of commitment wires: gnark, sha256 or keccak
	Key    hexBytes `json:"key"`    // compressed
	KeyRaw hexBytes `json:"keyRaw"` // uncompressed
	Proofs []triple `json:"proofs"`
}

// triple is a proof of the public inputs beside it; gnark accepts it.
type triple struct {
	Name   string   `json:"name"`
	Public hexBytes `json:"public"` // 32 bytes each
	Proof  hexBytes `json:"proof"`  // compressed
	Raw    hexBytes `json:"raw"`    // uncompressed
}

const note = "A key for tests only: whoever made it can forge proofs under it."

// makeTriples sets up a new key for a shape and proves each statement. Both are random.
func makeTriples(s shape, statements []statement) (*triples, error) {
	system, err := s.compile()
	if err != nil {
		return nil, err
	}
	proving, verifying := new(bn254.ProvingKey), new(bn254.VerifyingKey)
	if err := bn254.Setup(system, proving, verifying); err != nil {
		return nil, err
	}
	out := &triples{Name: s.name, Note: note, Hash: s.hashName()}
	out.Key = encode(verifying.WriteTo)
	out.KeyRaw = encode(verifying.WriteRawTo)
	for _, st := range statements {
		elements, err := readElements(st.Public)
		if err != nil || len(elements) != s.publics {
			return nil, fmt.Errorf("statement %s: expected %d elements of 32 bytes, came %d bytes (%v)",
				st.Name, s.publics, len(st.Public), err)
		}
		full, err := frontend.NewWitness(s.assign(elements), ecc.BN254.ScalarField())
		if err != nil {
			return nil, err
		}
		var options []backend.ProverOption
		if h := s.wireHash(); h != nil {
			options = append(options, backend.WithProverHashToFieldFunction(h))
		}
		proof, err := bn254.Prove(system, proving, full, options...)
		if err != nil {
			return nil, err
		}
		made := triple{st.Name, st.Public, encode(proof.WriteTo), encode(proof.WriteRawTo)}
		if v := judge(out.Key, made.Proof, made.Public, s); v != accepted {
			return nil, fmt.Errorf("%s: the new proof of %s is %s", s.name, st.Name, v)
		}
		out.Proofs = append(out.Proofs, made)
	}
	return out, nil
}

// encode writes to memory, which never fails.
func encode(write func(io.Writer) (int64, error)) []byte {
	var out bytes.Buffer
	_, _ = write(&out)
	return out.Bytes()
}

// readElements reads canonical elements.
func readElements(encoded []byte) ([]fr.Element, error) {
	if len(encoded)%fr.Bytes != 0 {
		return nil, fmt.Errorf("%d bytes are no list of elements", len(encoded))
	}
	out := make([]fr.Element, len(encoded)/fr.Bytes)
	for i := range out {
		if err := out[i].SetBytesCanonical(encoded[i*fr.Bytes : (i+1)*fr.Bytes]); err != nil {
			return nil, err
		}
	}
	return out, nil
}
