//go:build !large

package golden

const withLarge = false
