package main

import (
	"bytes"
	"crypto/sha256"
	"hash"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
)

// challenge is what gnark hashed to a challenge: its name, the challenge before it if there is one, then the elements.
type challenge struct {
	Absorbed []hexBytes `json:"absorbed"`
	Digest   hexBytes   `json:"digest"`
}

// recorder is SHA-256 that keeps what it is given.
type recorder struct {
	hash.Hash
	written []hexBytes
	made    []challenge
}

func newRecorder() *recorder {
	return &recorder{Hash: sha256.New()}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.written = append(r.written, bytes.Clone(p))
	return r.Hash.Write(p)
}

func (r *recorder) Reset() {
	r.written = nil
	r.Hash.Reset()
}

func (r *recorder) Sum(b []byte) []byte {
	digest := r.Hash.Sum(b)
	r.made = append(r.made, challenge{r.written, bytes.Clone(digest)})
	return digest
}

// challenges are gamma, beta, alpha, zeta, and the gamma that folds the openings unless the proof failed before it.
func challenges(proof *plonk.Proof, key *plonk.VerifyingKey, public []fr.Element, s shape) []challenge {
	transcript, folding := newRecorder(), newRecorder()
	_ = verifiesPlonk(proof, key, public, append(s.verifierOptions(),
		backend.WithVerifierChallengeHashFunction(transcript), backend.WithVerifierKZGFoldingHashFunction(folding)))
	return append(transcript.made, folding.made...)
}

func (s shape) verifierOptions() []backend.VerifierOption {
	if h := s.wireHash(); h != nil {
		return []backend.VerifierOption{backend.WithVerifierHashToFieldFunction(h)}
	}
	return nil
}
