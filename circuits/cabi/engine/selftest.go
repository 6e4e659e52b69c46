//go:build tidemark_selftest

package engine

import (
	"errors"
	"time"

	"tidemark/circuits/prove/fault"
)

// What SelfTest can do.
const (
	selfTestPanic          = 1
	selfTestNilDereference = 2
	selfTestGoroutinePanic = 3
	selfTestMemory         = 4
	selfTestSleep          = 5
	selfTestBareError      = 6
)

// SelfTest fails in a way that only tests ask for.
func SelfTest(what int32) error {
	switch what {
	case selfTestPanic:
		panic("canary of the self-test")
	case selfTestNilDereference:
		var nobody *Engine
		nobody.source = nil
	case selfTestGoroutinePanic:
		go func() { panic("on a goroutine of its own") }()
		time.Sleep(10 * time.Second)
	case selfTestMemory:
		var held [][]byte
		for {
			held = append(held, make([]byte, 64<<20))
			for i := 0; i < 64<<20; i += 4096 {
				held[len(held)-1][i] = 1
			}
		}
	case selfTestSleep:
		time.Sleep(60 * time.Second)
	case selfTestBareError:
		return errors.New("an error without a status")
	}
	return fault.New(fault.Argument, "no self-test has the number %d", what)
}
