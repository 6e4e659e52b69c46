package main

import (
	"fmt"
	"math/big"
	"math/rand/v2"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	bn254 "github.com/consensys/gnark/backend/groth16/bn254"
)

// pointChange alters the points of a proof.
type pointChange struct {
	name  string
	apply func(s *subject, key *bn254.VerifyingKey, proof *bn254.Proof)
}

// proofChanges are changes of points; the first three leave a valid proof.
func proofChanges() []pointChange {
	infinity, generator := curve.G1Affine{}, generatorG1()
	return []pointChange{
		{"randomised anew", rerandomise},
		{"A and B negated", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Ar.Neg(&p.Ar); p.Bs.Neg(&p.Bs) }},
		{"none", func(*subject, *bn254.VerifyingKey, *bn254.Proof) {}},
		{"A negated", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Ar.Neg(&p.Ar) }},
		{"A and C swapped", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Ar, p.Krs = p.Krs, p.Ar }},
		{"A plus the generator", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Ar.Add(&p.Ar, &generator) }},
		{"C plus the generator", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Krs.Add(&p.Krs, &generator) }},
		{"C doubled", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Krs.Double(&p.Krs) }},
		{"B plus delta", func(_ *subject, k *bn254.VerifyingKey, p *bn254.Proof) { p.Bs.Add(&p.Bs, &k.G2.Delta) }},
		{"B outside the subgroup", func(s *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Bs = strayPoint(s.rng) }},
		{"A infinite", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Ar = infinity }},
		{"B infinite", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Bs = curve.G2Affine{} }},
		{"C infinite", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.Krs = infinity }},
		{"all infinite", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			*p = bn254.Proof{Commitments: make([]curve.G1Affine, len(p.Commitments))}
		}},
		{"A scaled", func(s *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			p.Ar.ScalarMultiplication(&p.Ar, randomScalar(s.rng))
		}},
		{"proof of knowledge replaced", func(s *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			p.CommitmentPok.ScalarMultiplication(&generator, randomScalar(s.rng))
		}},
		{"proof of knowledge infinite", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) { p.CommitmentPok = infinity }},
		{"proof of knowledge negated", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			p.CommitmentPok.Neg(&p.CommitmentPok)
		}},
		{"commitment added", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			p.Commitments = append(p.Commitments, generator)
		}},
		{"commitment dropped", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			p.Commitments = p.Commitments[:max(len(p.Commitments)-1, 0)]
		}},
		{"commitment replaced", changeCommitment(func(c *curve.G1Affine) { *c = generator })},
		{"commitment negated", changeCommitment(func(c *curve.G1Affine) { c.Neg(c) })},
		{"commitment infinite", changeCommitment(func(c *curve.G1Affine) { *c = infinity })},
		{"commitments turned", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			if n := len(p.Commitments); n > 1 {
				p.Commitments = append(p.Commitments[1:n:n], p.Commitments[0])
			}
		}},
		{"commitment and its proof doubled", func(_ *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
			for i := range p.Commitments {
				p.Commitments[i].Double(&p.Commitments[i])
			}
			p.CommitmentPok.Double(&p.CommitmentPok)
		}},
	}
}

func changeCommitment(change func(*curve.G1Affine)) func(*subject, *bn254.VerifyingKey, *bn254.Proof) {
	return func(s *subject, _ *bn254.VerifyingKey, p *bn254.Proof) {
		if n := len(p.Commitments); n > 0 {
			change(&p.Commitments[s.below(n)])
		}
	}
}

// rerandomise makes another valid proof: A/r, rB + rqδ, C + qA.
func rerandomise(s *subject, key *bn254.VerifyingKey, proof *bn254.Proof) {
	r, q := randomScalar(s.rng), randomScalar(s.rng)
	inverse := new(big.Int).ModInverse(r, fr.Modulus())
	rq := new(big.Int).Mul(r, q)
	rq.Mod(rq, fr.Modulus())
	var shift curve.G1Affine
	shift.ScalarMultiplication(&proof.Ar, q)
	proof.Krs.Add(&proof.Krs, &shift)
	proof.Ar.ScalarMultiplication(&proof.Ar, inverse)
	var delta curve.G2Affine
	delta.ScalarMultiplication(&key.G2.Delta, rq)
	proof.Bs.ScalarMultiplication(&proof.Bs, r)
	proof.Bs.Add(&proof.Bs, &delta)
}

func (s *subject) changeProofPoints() (string, error) {
	key, proof, err := s.read()
	if err != nil {
		return "", err
	}
	changes := proofChanges()
	// One case in four stays valid, so that a verifier that refuses everything disagrees.
	change := changes[s.below(len(changes))]
	if s.below(4) == 0 {
		change = changes[s.below(3)]
	}
	change.apply(s, key, proof)
	if s.below(2) == 0 {
		s.proof = encode(proof.WriteTo)
	} else {
		s.proof = encode(proof.WriteRawTo)
	}
	return change.name, nil
}

func (s *subject) changeKeyPoints() (string, error) {
	key, _, err := s.read()
	if err != nil {
		return "", err
	}
	name := ""
	switch i, committed := s.below(len(key.G1.K)), key.PublicAndCommitmentCommitted; s.below(9) {
	case 0:
		name, key.G2.Gamma, key.G2.Delta = "gamma and delta swapped", key.G2.Delta, key.G2.Gamma
	case 1:
		name, key.G2.Delta = "delta replaced by gamma", key.G2.Gamma
	case 2:
		name, key.G1.K[i], key.G1.K[0] = fmt.Sprintf("K%d and K0 swapped", i), key.G1.K[0], key.G1.K[i]
	case 3:
		name, key.G1.K[i] = fmt.Sprintf("K%d infinite", i), curve.G1Affine{}
	case 4:
		name, key.G1.Beta = "unused beta replaced", generatorG1()
	case 5:
		name, key.G1.K = "K one longer", append(key.G1.K, generatorG1())
	case 6:
		name, key.G1.K = "K one shorter", key.G1.K[:len(key.G1.K)-1]
	case 7:
		name = "covered inputs changed"
		for j := range committed {
			committed[j] = append(committed[j], s.below(s.shape.publics+2))
		}
	default:
		name = "commitment key swapped"
		for j := range key.CommitmentKeys {
			pair := &key.CommitmentKeys[j]
			pair.G, pair.GSigmaNeg = pair.GSigmaNeg, pair.G
		}
	}
	s.key = encode(key.WriteTo)
	return name, nil
}

func generatorG1() curve.G1Affine {
	_, _, g, _ := curve.Generators()
	return g
}

// strayPoint is a point of the twist outside the subgroup of order r, as almost all are.
func strayPoint(rng *rand.ChaCha8) curve.G2Affine {
	var b curve.E2
	b.A0.SetUint64(9)
	b.A1.SetUint64(1)
	b.Inverse(&b)
	var three curve.E2
	three.A0.SetUint64(3)
	b.Mul(&b, &three)
	for {
		var p curve.G2Affine
		p.X.A0.SetBigInt(randomScalar(rng))
		p.X.A1.SetBigInt(randomScalar(rng))
		var square curve.E2
		square.Square(&p.X).Mul(&square, &p.X).Add(&square, &b)
		if square.Legendre() != 1 {
			continue
		}
		p.Y.Sqrt(&square)
		if p.IsOnCurve() && !p.IsInSubGroup() {
			return p
		}
	}
}

// addModulus adds r to an element, which makes it another encoding of the same residue; always less than 2^256.
func addModulus(element []byte) {
	x := new(big.Int).SetBytes(element)
	x.Add(x, fr.Modulus()).FillBytes(element)
}
