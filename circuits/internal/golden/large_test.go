//go:build large

package golden

const withLarge = true
