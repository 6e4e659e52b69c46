//go:build unix

package keystore

import (
	"os"
	"syscall"

	"tidemark/circuits/prove/fault"
)

// lock takes the only lock of a store. The system gives it back when the process ends, however that happens.
func lock(path string) (unlock func(), err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fault.New(fault.KeyIO, "%s cannot be opened: %v", path, err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		return nil, fault.New(fault.KeyLocked, "%s is held by another setup: wait for it, or end it", path)
	}
	return func() { _ = file.Close() }, nil
}
