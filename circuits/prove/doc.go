// Package prove turns a circuit into keys and a witness into a proof: setup, check, prove, verify.
//
// It takes any circuit: a Circuit tells how to compile one and what each of its constraints means; everything else is
// gnark's Groth16 over BN254 with one commitment, hashed to the field with SHA-256 as gnark does by default.
//
// A witness is gnark's own encoding (three big-endian counts, then canonical 32-byte elements, public ones first) and is
// read strictly: counts and length before anything is allocated, each element below r.
//
// Errors carry a fault.Status. No text ever holds a value of the witness: gnark's messages for a broken constraint do,
// so they are dropped, and its logger, which writes to standard output, is silenced.
//
// Cancelling a context ends an operation at its next phase: gnark cannot be interrupted inside a multi-exponentiation.
// Check runs on the calling goroutine only, so that a panic under it can be recovered; Prove cannot promise that.
package prove

import "github.com/consensys/gnark/logger"

func init() {
	logger.Disable()
}
