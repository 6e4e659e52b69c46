package engine

import (
	"fmt"
	"runtime"
	"strings"

	"tidemark/circuits/prove/fault"
)

const textLimit = 4096

// Guard runs the body of an exported function. It turns an error and a panic into a status and a text for people, never
// longer than 4 KiB; a text is empty only when the status is OK.
//
// A panic's own message may hold a value of the witness, so only Go's run-time errors are quoted. A panic on another
// goroutine ends the process: recover does not reach it.
func Guard(body func() error) (status fault.Status, text string) {
	defer func() {
		if panicked := recover(); panicked != nil {
			status, text = fault.Panic, bounded(describe(panicked))
		}
	}()
	if err := body(); err != nil {
		return fault.Of(err), bounded(err.Error())
	}
	return fault.OK, ""
}

func bounded(text string) string {
	if len(text) > textLimit {
		return strings.ToValidUTF8(text[:textLimit], "")
	}
	return text
}

// describe says where a panic began. It is called by the deferred function of Guard.
func describe(panicked any) string {
	what := fmt.Sprintf("a %T", panicked)
	if err, ok := panicked.(runtime.Error); ok {
		what = err.Error()
	}
	counters := make([]uintptr, 32)
	frames := runtime.CallersFrames(counters[:runtime.Callers(3, counters)])
	for {
		frame, more := frames.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") && frame.Function != "" {
			return fmt.Sprintf("%s: panic in %s line %d: %s; please report this", fault.Panic, frame.Function, frame.Line, what)
		}
		if !more {
			return fmt.Sprintf("%s: panic: %s; please report this", fault.Panic, what)
		}
	}
}
