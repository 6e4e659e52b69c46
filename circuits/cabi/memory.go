package main

/*
#include <stdint.h>
*/
import "C"

import (
	"bytes"
	"unicode/utf8"
	"unsafe"

	"tidemark/circuits/prove/fault"
)

const (
	textLimit    = 4 << 10
	smallLimit   = 64 << 10
	witnessLimit = 1 << 30
)

// input copies the caller's bytes.
func input(name string, at *C.uint8_t, length C.int64_t, limit int64) ([]byte, error) {
	switch {
	case length < 0 || int64(length) > limit:
		return nil, fault.New(fault.Argument, "%s: length %d, expected 0 to %d", name, int64(length), limit)
	case at == nil && length > 0:
		return nil, fault.New(fault.Argument, "%s: null with length %d", name, int64(length))
	case length == 0:
		return nil, nil
	}
	return bytes.Clone(unsafe.Slice((*byte)(at), int(length))), nil
}

func inputText(name string, at *C.uint8_t, length C.int64_t) (string, error) {
	read, err := input(name, at, length, textLimit)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(read) || bytes.IndexByte(read, 0) >= 0 {
		return "", fault.New(fault.Argument, "%s: not UTF-8, or with a zero byte", name)
	}
	return string(read), nil
}

// output fills the caller's buffer, or tells how large it has to be.
func output(name string, at *C.uint8_t, capacity C.int64_t, needed *C.int64_t, content []byte) error {
	if needed == nil || capacity < 0 || (at == nil && capacity > 0) {
		return fault.New(fault.Argument, "%s: no place for the needed length, or a buffer of %d bytes at null", name, int64(capacity))
	}
	*needed = C.int64_t(len(content))
	if int64(capacity) < int64(len(content)) {
		return fault.New(fault.BufferSmall, "%s: %d bytes needed, the buffer has %d", name, len(content), int64(capacity))
	}
	if len(content) > 0 {
		copy(unsafe.Slice((*byte)(at), len(content)), content)
	}
	return nil
}

// outputNumbers fills the caller's array, whose capacity counts numbers.
func outputNumbers(name string, at *C.int64_t, capacity C.int64_t, numbers ...int64) error {
	if at == nil || int64(capacity) < int64(len(numbers)) {
		return fault.New(fault.Argument, "%s: an array of %d numbers, expected %d", name, int64(capacity), len(numbers))
	}
	for i, number := range numbers {
		unsafe.Slice(at, len(numbers))[i] = C.int64_t(number)
	}
	return nil
}

func outputHandle[H ~uint64](name string, at *C.int64_t, open func() (H, error)) error {
	if at == nil {
		return fault.New(fault.Argument, "%s: null", name)
	}
	handle, err := open()
	if err != nil {
		return err
	}
	*at = C.int64_t(handle)
	return nil
}
