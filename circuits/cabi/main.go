// Command cabi is the C shared library: gnark's prover behind functions that take pointers and lengths.
//
// Conventions, the same for every function:
//   - The answer is a status of package fault: zero, or a negative class of error. A text for people goes to *text, which
//     may be null; it is allocated here and given back with tidemark_free.
//   - Inputs are a pointer and a length in bytes. They are copied before the function returns, and no pointer is kept.
//   - Outputs go to the caller's buffer, whose capacity is given. The needed length is always written; when it is above
//     the capacity, nothing else is, and the status is BufferSmall.
//   - Keys and operations are handles. A closed or invented handle is refused.
//   - Every function recovers a panic of its own goroutine. One of another goroutine ends the process: that is what the
//     worker is for.
//
// tidemark_abi_version and tidemark_build_hash are to be called first.
package main

/*
#include <stdint.h>
#include <stdlib.h>
*/
import "C"

import (
	"runtime"
	"runtime/debug"
	"sync"
	"unsafe"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/catalog"
	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove/fault"
)

func main() {}

// theEngine is the one engine of the process.
var theEngine = sync.OnceValues(func() (*engine.Engine, error) {
	circuits, err := catalog.New()
	if err != nil {
		return nil, err
	}
	return engine.New(circuits), nil
})

var buildHash = sync.OnceValues(func() ([32]byte, error) {
	description, err := bindings.Describe()
	if err != nil {
		return [32]byte{}, err
	}
	return description.Hash(), nil
})

// guard is the first thing in every export.
func guard(text **C.char, body func() error) C.int32_t {
	status, message := engine.Guard(body)
	if text != nil {
		*text = nil
		if status != fault.OK {
			*text = C.CString(message)
		}
	}
	return C.int32_t(status)
}

// withEngine is guard for a body that needs the engine.
func withEngine(text **C.char, body func(*engine.Engine) error) C.int32_t {
	return guard(text, func() error {
		e, err := theEngine()
		if err != nil {
			return err
		}
		return body(e)
	})
}

//export tidemark_abi_version
func tidemark_abi_version() C.int32_t {
	return bindings.ABI
}

//export tidemark_build_hash
func tidemark_build_hash(out *C.uint8_t, capacity C.int64_t, needed *C.int64_t, text **C.char) C.int32_t {
	return guard(text, func() error {
		hash, err := buildHash()
		if err != nil {
			return err
		}
		return output("build hash", out, capacity, needed, hash[:])
	})
}

//export tidemark_free
func tidemark_free(text *C.char) {
	C.free(unsafe.Pointer(text))
}

// tidemark_configure sets Go's soft memory limit in bytes and the number of processors to use; zero leaves one as it is.
//
//export tidemark_configure
func tidemark_configure(memoryLimit C.int64_t, processors C.int32_t, text **C.char) C.int32_t {
	return guard(text, func() error {
		if memoryLimit < 0 || processors < 0 || processors > 1<<12 {
			return fault.New(fault.Argument, "memory limit %d bytes, %d processors", int64(memoryLimit), int32(processors))
		}
		if memoryLimit > 0 {
			debug.SetMemoryLimit(int64(memoryLimit))
		}
		if processors > 0 {
			runtime.GOMAXPROCS(int(processors))
		}
		return nil
	})
}

// tidemark_estimate writes six numbers: nanoseconds of setup, load and proof, then bytes of memory of setup and proof and
// of storage.
//
//export tidemark_estimate
func tidemark_estimate(
	shape *C.uint8_t, shapeLength C.int64_t, out *C.int64_t, capacity C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		name, err := inputText("shape", shape, shapeLength)
		if err != nil {
			return err
		}
		estimate, err := e.Estimate(name)
		if err != nil {
			return err
		}
		return outputNumbers("estimate", out, capacity, estimate.Setup.Nanoseconds(), estimate.Load.Nanoseconds(),
			estimate.Prove.Nanoseconds(), estimate.SetupMemory, estimate.ProveMemory, estimate.DiskStorage)
	})
}

//export tidemark_verify
func tidemark_verify(
	verifyingKey *C.uint8_t, verifyingKeyLength C.int64_t, proof *C.uint8_t, proofLength C.int64_t,
	public *C.uint8_t, publicLength C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		read, err := statementInputs(verifyingKey, verifyingKeyLength, proof, proofLength, public, publicLength)
		if err != nil {
			return err
		}
		return e.Verify(read.key, read.proof, read.public)
	})
}

type statement struct {
	key, proof, public []byte
}

func statementInputs(
	key *C.uint8_t, keyLength C.int64_t, proof *C.uint8_t, proofLength C.int64_t, public *C.uint8_t, publicLength C.int64_t,
) (read statement, err error) {
	if read.key, err = input("verifying key", key, keyLength, smallLimit); err != nil {
		return read, err
	}
	if read.proof, err = input("proof", proof, proofLength, smallLimit); err != nil {
		return read, err
	}
	read.public, err = input("public inputs", public, publicLength, smallLimit)
	return read, err
}
