package transition_test

import (
	"maps"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"

	"tidemark/circuits/encoding"
)

const hashCost = 363

// findHashes looks for eight fifth powers in a row.
func (s *symbols) findHashes() {
	for i := 0; i+hashCost <= len(s.constraints); i++ {
		begins := true
		for k := 0; k < 24 && begins; k += 3 {
			square, cube, fifth := &s.constraints[i+k], &s.constraints[i+k+1], &s.constraints[i+k+2]
			x := s.linear(square.L)
			begins = len(square.O) == 1 && len(fifth.O) == 1 && maps.Equal(x, s.linear(square.R)) &&
				(maps.Equal(x, s.linear(cube.L)) || maps.Equal(x, s.linear(cube.R)))
		}
		if !begins {
			continue
		}
		s.hashes = append(s.hashes, i)
		for k := range hashCost {
			s.hashed[s.constraints[i+k].O[0].WireID()] = true
		}
		i += hashCost - 1
	}
}

// lanes are the inputs of the hash that begins at this constraint: the first external layer, undone.
func (s *symbols) lanes(at int) [encoding.Arity]combination {
	key := poseidon2.NewParameters(encoding.Arity, encoding.FullRounds, encoding.PartialRounds).RoundKeys[0]
	undo := inverted()
	var lanes [encoding.Arity]combination
	for i := range lanes {
		lanes[i] = combination{}
		for k := range encoding.Arity {
			x := s.linear(s.constraints[at+3*k].L)
			var minus fr.Element
			x.add(atom{}, *minus.Neg(&key[k]))
			for a, coefficient := range x {
				coefficient.Mul(&coefficient, &undo[i][k])
				lanes[i].add(a, coefficient)
			}
		}
	}
	return lanes
}

// inverted is the inverse of circ(2*M4, M4), by elimination.
func inverted() [encoding.Arity][encoding.Arity]fr.Element {
	m4 := [4][4]uint64{{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}}
	const n = encoding.Arity
	var rows [n][2 * n]fr.Element
	for i := range n {
		for j := range n {
			times := uint64(1)
			if i/4 == j/4 {
				times = 2
			}
			rows[i][j].SetUint64(times * m4[i%4][j%4])
		}
		rows[i][n+i].SetOne()
	}
	for c := range n {
		pivot := c
		for rows[pivot][c].IsZero() {
			pivot++
		}
		rows[c], rows[pivot] = rows[pivot], rows[c]
		var scale fr.Element
		scale.Inverse(&rows[c][c])
		for j := range rows[c] {
			rows[c][j].Mul(&rows[c][j], &scale)
		}
		for i := range rows {
			if i == c {
				continue
			}
			factor := rows[i][c]
			for j := range rows[i] {
				var product fr.Element
				rows[i][j].Sub(&rows[i][j], product.Mul(&factor, &rows[c][j]))
			}
		}
	}
	var out [n][n]fr.Element
	for i := range n {
		copy(out[i][:], rows[i][n:])
	}
	return out
}
