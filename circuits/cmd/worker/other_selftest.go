//go:build tidemark_selftest

package main

import (
	"encoding/binary"

	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove/fault"
)

// requestFail asks for a failure: 32 bits that say which.
const requestFail = 'X'

func (s *server) other(request frame) (reply, error) {
	if request.kind != requestFail || len(request.content) != 4 {
		return reply{}, fault.New(fault.Argument, "no request is called %q", request.kind)
	}
	return reply{}, engine.SelfTest(int32(binary.BigEndian.Uint32(request.content)))
}
