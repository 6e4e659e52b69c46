//go:build !unix

package keystore

import "tidemark/circuits/prove/fault"

// lock refuses: without a lock that ends with its process, two setups could meet.
func lock(path string) (unlock func(), err error) {
	return nil, fault.New(fault.KeyIO, "%s cannot be locked on this system: run setup on Linux or macOS", path)
}
