//go:build !linux

package main

import "errors"

func limitMemory(uint64) error {
	return errors.New("-memory-max works on Linux only")
}
