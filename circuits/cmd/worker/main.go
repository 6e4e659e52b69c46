// Command worker is the prover as a process of its own: what kills it (a panic on a goroutine of gnark, memory that ran
// out) does not kill whoever asked.
//
// It speaks length-prefixed frames on standard input and output, one request at a time, and ends when its input does.
// A frame is the length of what follows (32 bits, big endian), one byte that says what it is, and its content. The first
// frame is the worker's: the ABI version and build hash, by which the two sides recognise each other. See frames.go.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/catalog"
	"tidemark/circuits/cabi/engine"
)

func main() {
	memoryLimit := flag.Int64("memory-limit", 0, "soft limit of the heap in bytes; 0 for none")
	memoryMax := flag.Int64("memory-max", 0, "bytes after which the system refuses memory; 0 for none, Linux only")
	processors := flag.Int("processors", 0, "processors to use; 0 for all")
	flag.Parse()
	if err := run(*memoryLimit, *memoryMax, *processors); err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
}

func run(memoryLimit, memoryMax int64, processors int) error {
	if flag.NArg() > 0 || memoryLimit < 0 || memoryMax < 0 || processors < 0 {
		return fmt.Errorf("unexpected arguments %v", os.Args[1:])
	}
	if memoryLimit > 0 {
		debug.SetMemoryLimit(memoryLimit)
	}
	if memoryMax > 0 {
		if err := limitMemory(uint64(memoryMax)); err != nil {
			return err
		}
	}
	if processors > 0 {
		runtime.GOMAXPROCS(processors)
	}
	frames := os.Stdout
	os.Stdout = os.Stderr // nothing but frames goes to the parent
	description, err := bindings.Describe()
	if err != nil {
		return err
	}
	circuits, err := catalog.New()
	if err != nil {
		return err
	}
	return serve(engine.New(circuits), description.Hash(), os.Stdin, frames)
}
