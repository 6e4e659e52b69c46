//go:build !tidemark_selftest

package main

import "tidemark/circuits/prove/fault"

func (s *server) other(request frame) (reply, error) {
	return reply{}, fault.New(fault.Argument, "no request is called %q", request.kind)
}
