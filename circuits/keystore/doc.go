// Package keystore keeps the keys of circuits in a folder, one sub-folder for each key, as chapter 10 of the
// specification says.
//
// It reads no environment: the caller names the folder. A key is opened only after each of its files was checked against
// its manifest, and appears in the store only when it is whole.
package keystore
