package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
)

// form is how a proof is written.
type form string

const (
	compressed form = "compressed"
	raw        form = "raw"
	inSolidity form = "solidity"
)

func encodePlonk(proof *plonk.Proof, f form) []byte {
	switch f {
	case compressed:
		return encode(proof.WriteTo)
	case raw:
		return encode(proof.WriteRawTo)
	default:
		return proof.MarshalSolidity()
	}
}

// judgePlonk reads everything as gnark does, and verifies. What gnark leaves unread counts as unreadable. gnark reads
// Solidity's form without any check; here it is read strictly, and the claim that this form leaves out is computed.
func judgePlonk(key, proof, public []byte, f form, s shape) verdict {
	verifying := new(plonk.VerifyingKey)
	if n, err := readRecovering(verifying, key); err != nil || n != int64(len(key)) {
		return unreadableKey
	}
	elements, err := readElements(public)
	if err != nil {
		return unreadableList
	}
	read := new(plonk.Proof)
	if f == inSolidity {
		if err := readSolidity(read, proof); err != nil {
			return unreadable
		}
		completeClaim(read, verifying, elements, s)
	} else if n, err := readRecovering(read, proof); err != nil || n != int64(len(proof)) {
		return unreadable
	}
	if !verifiesPlonk(read, verifying, elements, s.verifierOptions()) {
		return rejected
	}
	return accepted
}

// readRecovering reads, and takes a panic over a huge count for an error.
func readRecovering(into io.ReaderFrom, encoded []byte) (n int64, err error) {
	defer func() {
		if why := recover(); why != nil {
			err = fmt.Errorf("panic: %v", why)
		}
	}()
	return into.ReadFrom(bytes.NewReader(encoded))
}

// verifiesPlonk is gnark's verdict on what was read; a key that makes it panic verifies nothing.
func verifiesPlonk(proof *plonk.Proof, key *plonk.VerifyingKey, public []fr.Element, options []backend.VerifierOption) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return plonk.Verify(proof, key, public, options...) == nil
}

// readSolidity reads what MarshalSolidity writes; the number of commitments follows from the length.
func readSolidity(proof *plonk.Proof, encoded []byte) error {
	const plain, each = 768, 96
	if len(encoded) < plain || (len(encoded)-plain)%each != 0 {
		return errors.New("no length of a proof")
	}
	commitments := (len(encoded) - plain) / each
	proof.BatchedProof.ClaimedValues = make([]fr.Element, 6+commitments)
	proof.Bsb22Commitments = make([]curve.G1Affine, commitments)
	values := proof.BatchedProof.ClaimedValues
	var failures []error
	points := func(list ...*curve.G1Affine) {
		for _, p := range list {
			if encoded[0]>>6 != 0 {
				failures = append(failures, errors.New("flags"))
			} else if _, err := p.SetBytes(encoded[:64]); err != nil {
				failures = append(failures, err)
			}
			encoded = encoded[64:]
		}
	}
	scalars := func(list []fr.Element) {
		for i := range list {
			failures = append(failures, list[i].SetBytesCanonical(encoded[:fr.Bytes]))
			encoded = encoded[fr.Bytes:]
		}
	}
	points(&proof.LRO[0], &proof.LRO[1], &proof.LRO[2], &proof.H[0], &proof.H[1], &proof.H[2])
	scalars(values[1:6])
	points(&proof.Z)
	shifted := make([]fr.Element, 1)
	scalars(shifted)
	proof.ZShiftedOpening.ClaimedValue = shifted[0]
	points(&proof.BatchedProof.H, &proof.ZShiftedOpening.H)
	scalars(values[6:])
	for i := range proof.Bsb22Commitments {
		points(&proof.Bsb22Commitments[i])
	}
	return errors.Join(failures...)
}

// completeClaim sets the claim of the linearised polynomial to the only value that gnark takes, if there is one.
func completeClaim(proof *plonk.Proof, key *plonk.VerifyingKey, public []fr.Element, s shape) {
	made := challenges(proof, key, public, s)
	if len(made) < 4 || key.Size < 2 {
		return
	}
	var gamma, beta, alpha, zeta fr.Element
	for i, c := range []*fr.Element{&gamma, &beta, &alpha, &zeta} {
		c.SetBytes(made[i].Digest)
	}
	one := fr.One()
	var vanishing fr.Element
	vanishing.Exp(zeta, new(big.Int).SetUint64(key.Size)).Sub(&vanishing, &one)
	lagrange := func(i int64) fr.Element {
		var w, den, out fr.Element
		w.Exp(key.Generator, big.NewInt(i))
		den.Sub(&zeta, &w)
		out.Div(&vanishing, &den).Mul(&out, &w).Mul(&out, &key.SizeInv)
		return out
	}
	v := proof.BatchedProof.ClaimedValues
	var left, right, out, sum fr.Element
	left.Mul(&beta, &v[4]).Add(&left, &v[1]).Add(&left, &gamma)
	right.Mul(&beta, &v[5]).Add(&right, &v[2]).Add(&right, &gamma)
	out.Add(&v[3], &gamma)
	sum.Mul(&left, &right).Mul(&sum, &out).Mul(&sum, &proof.ZShiftedOpening.ClaimedValue).Mul(&sum, &alpha)
	first := lagrange(0)
	first.Mul(&first, &alpha).Mul(&first, &alpha)
	sum.Sub(&sum, &first)
	for i := range public {
		at := lagrange(int64(i))
		sum.Add(&sum, at.Mul(&at, &public[i]))
	}
	for i, row := range key.CommitmentConstraintIndexes {
		at, wire := lagrange(int64(key.NbPublicVariables)+int64(row)), s.plonkWire(&proof.Bsb22Commitments[i])
		sum.Add(&sum, at.Mul(&at, &wire))
	}
	v[0].Neg(&sum)
}

// plonkWire is the value of a commitment's wire.
func (s shape) plonkWire(commitment *curve.G1Affine) fr.Element {
	message := commitment.Marshal()
	var wire fr.Element
	if h := s.wireHash(); h != nil {
		_, _ = h.Write(message)
		wire.SetBytes(h.Sum(nil))
		return wire
	}
	hashed, err := fr.Hash(message, []byte("BSB22-Plonk"), 1)
	if err != nil {
		panic(err)
	}
	return hashed[0]
}
