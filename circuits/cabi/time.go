package main

/*
#include <stdint.h>
*/
import "C"

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove/fault"
)

// tidemark_time_verify verifies a proof, with one commitment or none, so many times with a key that is read once, and
// writes the nanoseconds of all.
//
//export tidemark_time_verify
func tidemark_time_verify(
	verifyingKey *C.uint8_t, verifyingKeyLength C.int64_t, proof *C.uint8_t, proofLength C.int64_t,
	public *C.uint8_t, publicLength C.int64_t, iterations C.int64_t, nanoseconds *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		read, err := statementInputs(verifyingKey, verifyingKeyLength, proof, proofLength, public, publicLength)
		if err != nil {
			return err
		}
		took, err := e.TimeVerify(read.key, read.proof, read.public, int64(iterations))
		if err != nil {
			return err
		}
		return outputNumbers("nanoseconds", nanoseconds, 1, took.Nanoseconds())
	})
}

// tidemark_time_plonk is tidemark_time_verify for a PLONK key of the current layout and a proof, both compressed.
//
//export tidemark_time_plonk
func tidemark_time_plonk(
	verifyingKey *C.uint8_t, verifyingKeyLength C.int64_t, proof *C.uint8_t, proofLength C.int64_t,
	public *C.uint8_t, publicLength C.int64_t, iterations C.int64_t, nanoseconds *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		read, err := statementInputs(verifyingKey, verifyingKeyLength, proof, proofLength, public, publicLength)
		if err != nil {
			return err
		}
		took, err := e.TimePlonk(read.key, read.proof, read.public, int64(iterations))
		if err != nil {
			return err
		}
		return outputNumbers("nanoseconds", nanoseconds, 1, took.Nanoseconds())
	})
}

// tidemark_time_h8 hashes eight lanes so many times, the digest being lane 0 of the next call, and writes the last digest
// and the nanoseconds of all.
//
//export tidemark_time_h8
func tidemark_time_h8(
	lanes *C.uint8_t, lanesLength C.int64_t, iterations C.int64_t,
	digest *C.uint8_t, capacity C.int64_t, needed *C.int64_t, nanoseconds *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		read, err := input("lanes", lanes, lanesLength, smallLimit)
		if err != nil {
			return err
		}
		var decoded [8]fr.Element
		if len(read) != len(decoded)*fr.Bytes {
			return fault.New(fault.Argument, "lanes: %d bytes, expected %d", len(read), len(decoded)*fr.Bytes)
		}
		for i := range decoded {
			if err := decoded[i].SetBytesCanonical(read[i*fr.Bytes : (i+1)*fr.Bytes]); err != nil {
				return fault.New(fault.Argument, "lane %d is not below r", i)
			}
		}
		took, last, err := e.TimeH8(decoded, int64(iterations))
		if err != nil {
			return err
		}
		if err := outputNumbers("nanoseconds", nanoseconds, 1, took.Nanoseconds()); err != nil {
			return err
		}
		encoded := last.Bytes()
		return output("digest", digest, capacity, needed, encoded[:])
	})
}

// tidemark_time_pairing checks a product of four pairings so many times and writes the nanoseconds of all.
//
//export tidemark_time_pairing
func tidemark_time_pairing(iterations C.int64_t, nanoseconds *C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		took, err := e.TimePairing(int64(iterations))
		if err != nil {
			return err
		}
		return outputNumbers("nanoseconds", nanoseconds, 1, took.Nanoseconds())
	})
}

// tidemark_time_g2 reads a raw point of G2 so many times, subgroup check included, and writes the nanoseconds of all.
//
//export tidemark_time_g2
func tidemark_time_g2(
	point *C.uint8_t, pointLength C.int64_t, iterations C.int64_t, nanoseconds *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		raw, err := input("point", point, pointLength, smallLimit)
		if err != nil {
			return err
		}
		took, err := e.TimeG2(raw, int64(iterations))
		if err != nil {
			return err
		}
		return outputNumbers("nanoseconds", nanoseconds, 1, took.Nanoseconds())
	})
}
