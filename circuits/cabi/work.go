package main

/*
#include <stdint.h>
*/
import "C"

import (
	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove/fault"
)

//export tidemark_operation_open
func tidemark_operation_open(handle *C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		return outputHandle("handle", handle, e.OpenOperation)
	})
}

//export tidemark_operation_cancel
func tidemark_operation_cancel(operation C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		return e.Cancel(engine.Handle(operation))
	})
}

// tidemark_operation_progress writes three numbers: the phase, nanoseconds in it, nanoseconds in all.
//
//export tidemark_operation_progress
func tidemark_operation_progress(operation C.int64_t, out *C.int64_t, capacity C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		progress, err := e.Watch(engine.Handle(operation))
		if err != nil {
			return err
		}
		return outputNumbers("progress", out, capacity,
			int64(progress.Phase), progress.InPhase.Nanoseconds(), progress.Total.Nanoseconds())
	})
}

//export tidemark_operation_close
func tidemark_operation_close(operation C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		return e.CloseOperation(engine.Handle(operation))
	})
}

// tidemark_key_setup makes a key in the store at root and writes its id. It refuses unless development is 1.
//
//export tidemark_key_setup
func tidemark_key_setup(
	operation C.int64_t, root *C.uint8_t, rootLength C.int64_t, shape *C.uint8_t, shapeLength C.int64_t,
	development C.int32_t, out *C.uint8_t, capacity C.int64_t, needed *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		folder, err := inputText("key store", root, rootLength)
		if err != nil {
			return err
		}
		name, err := inputText("shape", shape, shapeLength)
		if err != nil {
			return err
		}
		if development != 0 && development != 1 {
			return fault.New(fault.Argument, "development is %d, expected 0 or 1", int32(development))
		}
		if capacity < keyIDLimit { // minutes of work must not be lost to a small buffer
			return fault.New(fault.Argument, "the buffer for the id has %d bytes, expected %d", int64(capacity), keyIDLimit)
		}
		id, err := e.Setup(engine.Handle(operation), folder, name, development == 1)
		if err != nil {
			return err
		}
		return output("key id", out, capacity, needed, []byte(id))
	})
}

// keyIDLimit is the longest key id: "dev-" and 64 digits.
const keyIDLimit = 4 + 64

// tidemark_key_open opens the key of a shape by its id, or the only one that fits when the id is empty.
//
//export tidemark_key_open
func tidemark_key_open(
	operation C.int64_t, root *C.uint8_t, rootLength C.int64_t, shape *C.uint8_t, shapeLength C.int64_t,
	id *C.uint8_t, idLength C.int64_t, handle *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		folder, err := inputText("key store", root, rootLength)
		if err != nil {
			return err
		}
		name, err := inputText("shape", shape, shapeLength)
		if err != nil {
			return err
		}
		wanted, err := inputText("key id", id, idLength)
		if err != nil {
			return err
		}
		return outputHandle("handle", handle, func() (engine.Handle, error) {
			return e.OpenKey(engine.Handle(operation), folder, name, wanted)
		})
	})
}

// tidemark_circuit_open compiles a shape. What it gives is closed like a key; it can check, and cannot prove.
//
//export tidemark_circuit_open
func tidemark_circuit_open(
	operation C.int64_t, shape *C.uint8_t, shapeLength C.int64_t, handle *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		name, err := inputText("shape", shape, shapeLength)
		if err != nil {
			return err
		}
		return outputHandle("handle", handle, func() (engine.Handle, error) {
			return e.OpenCircuit(engine.Handle(operation), name)
		})
	})
}

//export tidemark_key_id
func tidemark_key_id(key C.int64_t, out *C.uint8_t, capacity C.int64_t, needed *C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		id, err := e.KeyID(engine.Handle(key))
		if err != nil {
			return err
		}
		return output("key id", out, capacity, needed, []byte(id))
	})
}

//export tidemark_key_close
func tidemark_key_close(key C.int64_t, text **C.char) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		return e.CloseKey(engine.Handle(key))
	})
}

// tidemark_check solves a witness. When it breaks a rule, the status is Unsatisfied and the buffer gets one line: rule,
// table, row, effect, constraint, with tabs between, -1 for none.
//
//export tidemark_check
func tidemark_check(
	operation, key C.int64_t, witness *C.uint8_t, witnessLength C.int64_t,
	out *C.uint8_t, capacity C.int64_t, needed *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		read, err := input("witness", witness, witnessLength, witnessLimit)
		if err != nil {
			return err
		}
		violation, err := e.Check(engine.Handle(operation), engine.Handle(key), read)
		if err != nil {
			return err
		}
		if violation == nil {
			return output("violation", out, capacity, needed, nil)
		}
		if err := output("violation", out, capacity, needed, engine.EncodeViolation(violation)); err != nil {
			return err
		}
		return fault.New(fault.Unsatisfied, "%s", violation)
	})
}

// tidemark_prove proves a witness and verifies the proof. Both buffers have to be large enough from the start.
//
//export tidemark_prove
func tidemark_prove(
	operation, key C.int64_t, witness *C.uint8_t, witnessLength C.int64_t,
	proof *C.uint8_t, proofCapacity C.int64_t, proofNeeded *C.int64_t,
	public *C.uint8_t, publicCapacity C.int64_t, publicNeeded *C.int64_t, text **C.char,
) C.int32_t {
	return withEngine(text, func(e *engine.Engine) error {
		if proofCapacity < proofReserve || publicCapacity < publicReserve {
			return fault.New(fault.Argument, "buffers of %d and %d bytes, expected %d for the proof and %d for the public inputs",
				int64(proofCapacity), int64(publicCapacity), proofReserve, publicReserve)
		}
		read, err := input("witness", witness, witnessLength, witnessLimit)
		if err != nil {
			return err
		}
		made, err := e.Prove(engine.Handle(operation), engine.Handle(key), read)
		if err != nil {
			return err
		}
		if err := output("proof", proof, proofCapacity, proofNeeded, made.Bytes); err != nil {
			return err
		}
		return output("public inputs", public, publicCapacity, publicNeeded, made.Public)
	})
}

// What the caller has to bring to tidemark_prove: a proof has 196 bytes, a statement 320.
const (
	proofReserve  = 256
	publicReserve = 512
)
