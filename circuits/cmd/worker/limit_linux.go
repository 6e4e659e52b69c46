package main

import (
	"fmt"
	"syscall"
)

// limitMemory bounds the writable memory of this process. Go ends with a fatal error when it meets the bound.
func limitMemory(bytes uint64) error {
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: bytes, Max: bytes}); err != nil {
		return fmt.Errorf("memory cannot be limited to %d bytes: %w", bytes, err)
	}
	return nil
}
