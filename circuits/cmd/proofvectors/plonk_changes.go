package main

import (
	"fmt"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"
)

// changePlonkKey alters the key as a value.
func (s *plonkSubject) changePlonkKey() (string, error) {
	key, err := s.readKey()
	if err != nil {
		return "", err
	}
	points := map[int]*curve.G1Affine{0: &key.S[0], 1: &key.S[1], 2: &key.S[2], 3: &key.Ql, 4: &key.Qr, 5: &key.Qm,
		6: &key.Qo, 7: &key.Qk, 8: &key.Kzg.G1}
	for i := range key.Qcp {
		points[len(points)] = &key.Qcp[i]
	}
	i, j := s.below(len(points)), s.below(len(points))
	name := ""
	switch s.below(13) {
	case 0, 1:
		name, *points[i], *points[j] = fmt.Sprintf("key points %d and %d swapped", i, j), *points[j], *points[i]
	case 2, 3:
		name, *points[i] = fmt.Sprintf("key point %d infinite", i), curve.G1Affine{}
	case 4:
		name = fmt.Sprintf("key point %d negated", i)
		points[i].Neg(points[i])
	case 5:
		name, key.NbPublicVariables = "one public input more", key.NbPublicVariables+1
	case 6:
		name, key.Size = "twice the rows", 2*key.Size
	case 7:
		name = "generator squared"
		key.Generator.Square(&key.Generator)
	case 8:
		name, key.CosetShift = "shift within the domain", key.Generator
	case 9:
		name, key.Qcp = "a commitment more", append(key.Qcp, generatorG1())
	case 10:
		name, key.CommitmentConstraintIndexes = "a row of a commitment more", append(key.CommitmentConstraintIndexes, 1)
	case 11:
		name = "point of the secret negated, lines as they were"
		key.Kzg.G2[1].Neg(&key.Kzg.G2[1])
	default:
		name = "rows of the commitments moved"
		for k := range key.CommitmentConstraintIndexes {
			key.CommitmentConstraintIndexes[k]++
		}
	}
	s.writeKey(key)
	return name, nil
}

// proofPoints are the points of a proof: L, R, O, Z, H0..H2, both openings, the commitments.
func proofPoints(p *plonk.Proof) []*curve.G1Affine {
	points := []*curve.G1Affine{&p.LRO[0], &p.LRO[1], &p.LRO[2], &p.Z, &p.H[0], &p.H[1], &p.H[2], &p.BatchedProof.H,
		&p.ZShiftedOpening.H}
	for i := range p.Bsb22Commitments {
		points = append(points, &p.Bsb22Commitments[i])
	}
	return points
}

// proofValues are the claims of a proof: linearised, l, r, o, s1, s2, those of the commitments, z at the next row.
func proofValues(p *plonk.Proof) []*fr.Element {
	var values []*fr.Element
	for i := range p.BatchedProof.ClaimedValues {
		values = append(values, &p.BatchedProof.ClaimedValues[i])
	}
	return append(values, &p.ZShiftedOpening.ClaimedValue)
}

// changePlonkProof alters the proof as a value.
func (s *plonkSubject) changePlonkProof() (string, error) {
	proof, err := s.readProof(s.proof)
	if err != nil {
		return "", err
	}
	other, err := s.readProof(s.another.in(s.form))
	if err != nil {
		return "", err
	}
	points, values := proofPoints(proof), proofValues(proof)
	i, j := s.below(len(points)), s.below(len(points))
	v, w := s.below(len(values)), s.below(len(values))
	name := ""
	switch s.below(14) {
	case 0:
		name, *points[i] = fmt.Sprintf("point %d replaced", i), generatorG1()
	case 1:
		name, *points[i] = fmt.Sprintf("point %d infinite", i), curve.G1Affine{}
	case 2:
		name = fmt.Sprintf("point %d negated", i)
		points[i].Neg(points[i])
	case 3:
		name, *points[i], *points[j] = fmt.Sprintf("points %d and %d swapped", i, j), *points[j], *points[i]
	case 4:
		name, *points[i] = fmt.Sprintf("point %d of another proof", i), *proofPoints(other)[i]
	case 5:
		name = fmt.Sprintf("value %d plus one", v)
		one := fr.One()
		values[v].Add(values[v], &one)
	case 6:
		name, *values[v], *values[w] = fmt.Sprintf("values %d and %d swapped", v, w), *values[w], *values[v]
	case 7:
		name, *values[v] = fmt.Sprintf("value %d of another proof", v), *proofValues(other)[v]
	case 8:
		name, *points[7], *points[8] = "both openings infinite", curve.G1Affine{}, curve.G1Affine{}
	case 9:
		name = "all infinite and zero"
		for _, p := range points {
			*p = curve.G1Affine{}
		}
		for _, e := range values {
			e.SetZero()
		}
	case 10:
		name, proof.Bsb22Commitments = "a commitment more", append(proof.Bsb22Commitments, generatorG1())
		if s.form == inSolidity {
			proof.BatchedProof.ClaimedValues = append(proof.BatchedProof.ClaimedValues, fr.One())
		}
	case 11:
		name, proof.BatchedProof.ClaimedValues = "a claim more", append(proof.BatchedProof.ClaimedValues, fr.One())
	case 12:
		name = "a commitment and its claim less"
		if n := len(proof.Bsb22Commitments); n > 0 {
			proof.Bsb22Commitments = proof.Bsb22Commitments[:n-1]
			proof.BatchedProof.ClaimedValues = proof.BatchedProof.ClaimedValues[:6+n-1]
		}
	default:
		name = "commitments turned"
		if n := len(proof.Bsb22Commitments); n > 1 {
			c := proof.Bsb22Commitments
			c[0], c[n-1] = c[n-1], c[0]
		}
	}
	s.proof = encodePlonk(proof, s.form)
	return name, nil
}
