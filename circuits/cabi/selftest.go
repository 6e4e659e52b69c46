//go:build tidemark_selftest

package main

/*
#include <stdint.h>
*/
import "C"

import "tidemark/circuits/cabi/engine"

// tidemark_selftest fails in the way that is asked for, so that the caller can be tested. It is in no library that is
// shipped.
//
//export tidemark_selftest
func tidemark_selftest(what C.int32_t, text **C.char) C.int32_t {
	return guard(text, func() error {
		return engine.SelfTest(int32(what))
	})
}
