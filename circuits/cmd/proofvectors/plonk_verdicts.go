package main

import (
	"bytes"
	"fmt"

	plonk "github.com/consensys/gnark/backend/plonk/bn254"
)

// plonkCaseCount is how many altered proofs the verdict file holds.
const plonkCaseCount = 600

// plonkCase is an altered key, proof or list of public inputs, and what gnark says of it. What was not altered is left out.
type plonkCase struct {
	Of     string    `json:"of"`
	Triple int       `json:"triple"`
	Form   form      `json:"form"`   // of the proof
	RawKey bool      `json:"rawKey"` // whether the key is taken uncompressed
	Change string    `json:"change"`
	Gnark  verdict   `json:"gnark"`
	Head   *hexBytes `json:"newHead,omitempty"`
	Tail   *hexBytes `json:"newTail,omitempty"`
	Proof  *hexBytes `json:"newProof,omitempty"`
	Public *hexBytes `json:"newPublic,omitempty"`
}

// plonkSubject is a proof that a change may alter. Of its embedded subject, key is not used.
type plonkSubject struct {
	subject
	parts     keyParts
	form      form
	rawKey    bool
	otherHead []byte // the same key in the other encoding
	another   plonkProof
}

// makePlonkVerdicts alters the proofs in plonkCaseCount ways, the same ones each time, and asks gnark.
func makePlonkVerdicts(files []*plonkFile, lines []byte) ([]plonkCase, error) {
	rng := newRandom("plonk verdicts")
	below := func(n int) int { return int(rng.Uint64() % uint64(n)) }
	var out []plonkCase
	for len(out) < plonkCaseCount {
		at := len(out) % len(files)
		file := files[at]
		made := plonkCase{Of: file.Name, Triple: below(len(file.Proofs)), RawKey: below(3) == 0}
		made.Form = []form{compressed, raw, inSolidity}[below(3)]
		from := file.Proofs[made.Triple]
		head, otherHead := file.Head, file.HeadRaw
		if made.RawKey {
			head, otherHead = otherHead, head
		}
		other := file.Proofs[below(len(file.Proofs))]
		sub := &plonkSubject{
			subject: subject{shape: plonkShapes()[at], proof: bytes.Clone(from.in(made.Form)), public: bytes.Clone(from.Public),
				other: triple{Public: other.Public}, rng: rng},
			parts: keyParts{bytes.Clone(head), lines, bytes.Clone(file.Tail)},
			form:  made.Form, rawKey: made.RawKey, otherHead: otherHead, another: other,
		}
		var err error
		if made.Change, err = sub.changePlonk(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file.Name, made.Change, err)
		}
		made.Gnark = judgePlonk(sub.parts.join(), sub.proof, sub.public, made.Form, sub.shape)
		made.Head, made.Tail = unlessEqual(sub.parts.head, head), unlessEqual(sub.parts.tail, file.Tail)
		made.Proof, made.Public = unlessEqual(sub.proof, from.in(made.Form)), unlessEqual(sub.public, from.Public)
		out = append(out, made)
	}
	return out, nil
}

// changePlonk alters one thing and names it.
func (s *plonkSubject) changePlonk() (string, error) {
	switch kind := s.below(100); {
	case kind < 20:
		return s.changeProofBytes(), nil
	case kind < 32:
		return s.changePublic(), nil
	case kind < 42:
		return s.changeHeadOrTail(), nil
	case kind < 50:
		return s.rewrite()
	case kind < 62:
		return s.changePlonkKey()
	default:
		return s.changePlonkProof()
	}
}

func (s *plonkSubject) changeHeadOrTail() string {
	part, name := s.parts.head, "head"
	if s.below(4) == 0 {
		part, name = s.parts.tail, "tail"
	}
	at := s.below(8 * len(part))
	part[at/8] ^= 1 << (at % 8)
	return fmt.Sprintf("key %s bit %d", name, at)
}

// rewrite changes how things are written and not what they are.
func (s *plonkSubject) rewrite() (string, error) {
	switch s.below(4) {
	case 0:
		s.parts.head = s.parts.head[markerBytes:]
		return "legacy key", nil
	case 1:
		s.parts.head = bytes.Clone(s.otherHead)
		return "key in the other encoding", nil
	case 2:
		s.parts.head[markerBytes-1]++
		return "key of version 2", nil
	default:
		s.proof = append(s.proof, 0)
		return "proof and a byte", nil
	}
}

func (s *plonkSubject) readKey() (*plonk.VerifyingKey, error) {
	key := new(plonk.VerifyingKey)
	_, err := key.ReadFrom(bytes.NewReader(s.parts.join()))
	return key, err
}

func (s *plonkSubject) writeKey(key *plonk.VerifyingKey) {
	write := key.WriteTo
	if s.rawKey {
		write = key.WriteRawTo
	}
	// The number of rows in the tail may have changed; the lines have not.
	parts := splitKey(encode(write), len(key.CommitmentConstraintIndexes))
	s.parts.head, s.parts.tail = parts.head, parts.tail
}

func (s *plonkSubject) readProof(encoded []byte) (*plonk.Proof, error) {
	proof := new(plonk.Proof)
	if s.form == inSolidity {
		return proof, readSolidity(proof, encoded)
	}
	_, err := proof.ReadFrom(bytes.NewReader(encoded))
	return proof, err
}
