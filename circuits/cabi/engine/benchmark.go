package engine

import (
	"bytes"
	"sync"
	"time"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"

	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

// iterationLimit bounds what a benchmark can be asked for: some minutes of pairings.
const iterationLimit = 1 << 20

// timedKey keeps the verifying key that was timed last, so that a row of short timings reads it once.
type timedKey[K any] struct {
	mutex   sync.Mutex
	encoded []byte
	key     K
}

func (t *timedKey[K]) read(encoded []byte, read func([]byte) (K, error)) (K, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.encoded == nil || !bytes.Equal(t.encoded, encoded) {
		key, err := read(encoded)
		if err != nil {
			return key, err
		}
		t.encoded, t.key = bytes.Clone(encoded), key
	}
	return t.key, nil
}

// TimeVerify verifies a proof, with one commitment or none, n times with a key that was read once, and tells the time of
// all.
func (e *Engine) TimeVerify(verifyingKey, proof, public []byte, n int64) (time.Duration, error) {
	if err := checkIterations(n); err != nil {
		return 0, err
	}
	key, err := e.timed.read(verifyingKey, readAnyKey)
	if err != nil {
		return 0, err
	}
	return timed(n, func() error { return prove.Verify(key, proof, public) })
}

// timed tells how long n calls take on a goroutine of its own. A call from C holds its goroutine to its thread, and then
// whatever waits for another goroutine, as gnark's verifiers do, waits for a switch of threads: up to half as long again.
func timed(n int64, call func() error) (took time.Duration, err error) {
	var panicked any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { panicked = recover() }()
		start := time.Now()
		for range n {
			if err = call(); err != nil {
				return
			}
		}
		took = time.Since(start)
	}()
	<-done
	if panicked != nil {
		panic(panicked) // on the goroutine of the call, where Guard sees it
	}
	return took, err
}

// TimeH8 hashes n times eight lanes, the digest being lane 0 of the next call. It tells the last digest, so that another
// implementation can be compared on the result too.
func (e *Engine) TimeH8(lanes [8]fr.Element, n int64) (time.Duration, fr.Element, error) {
	if err := checkIterations(n); err != nil {
		return 0, fr.Element{}, err
	}
	permutation := poseidon2.NewPermutation(8, 8, 57)
	start := time.Now()
	for range n {
		state := lanes
		if err := permutation.Permutation(state[:]); err != nil {
			return 0, fr.Element{}, fault.New(fault.Internal, "no permutation of width 8: %v", err)
		}
		lanes[0].Add(&state[0], &lanes[0])
	}
	return time.Since(start), lanes[0], nil
}

// TimePairing checks n times that a product of four pairings, two that cancel and two that cancel, is one.
func (e *Engine) TimePairing(n int64) (time.Duration, error) {
	if err := checkIterations(n); err != nil {
		return 0, err
	}
	_, _, g1, g2 := curve.Generators()
	var minus, twice, minusTwice curve.G1Affine
	minus.Neg(&g1)
	twice.Double(&g1)
	minusTwice.Neg(&twice)
	left := []curve.G1Affine{g1, minus, twice, minusTwice}
	right := []curve.G2Affine{g2, g2, g2, g2}
	start := time.Now()
	for range n {
		if one, err := curve.PairingCheck(left, right); err != nil || !one {
			return 0, fault.New(fault.Internal, "pairings that cancel do not: %v", err)
		}
	}
	return time.Since(start), nil
}

// TimeG2 reads a raw point of G2 n times: coordinates below p, on the twist, in the subgroup.
func (e *Engine) TimeG2(raw []byte, n int64) (time.Duration, error) {
	if err := checkIterations(n); err != nil {
		return 0, err
	}
	if len(raw) != curve.SizeOfG2AffineUncompressed {
		return 0, fault.New(fault.Argument, "point: %d bytes, expected %d", len(raw), curve.SizeOfG2AffineUncompressed)
	}
	start := time.Now()
	for range n {
		var point curve.G2Affine
		if _, err := point.SetBytes(raw); err != nil {
			return 0, fault.New(fault.Argument, "not a point of G2: %v", err)
		}
	}
	return time.Since(start), nil
}

func checkIterations(n int64) error {
	if n < 1 || n > iterationLimit {
		return fault.New(fault.Argument, "%d iterations, expected 1 to %d", n, iterationLimit)
	}
	return nil
}
