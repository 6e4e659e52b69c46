package main

import "encoding/binary"

// cursor walks over points and counts of an encoded key or proof. It stops at the end of the bytes.
type cursor struct {
	rest     []byte
	outgrown bool // a count was more than the bytes after it can hold
}

func (c *cursor) skip(n int) {
	c.rest = c.rest[min(n, len(c.rest)):]
}

// points skips that many points of G1, or of G2.
func (c *cursor) points(n int, g2 bool) {
	for range n {
		if len(c.rest) == 0 {
			return
		}
		size := 32
		if c.rest[0]>>6 == 0 {
			size = 64
		}
		if g2 {
			size *= 2
		}
		c.skip(size)
	}
}

// count reads a count of items that take at least so many bytes each.
func (c *cursor) count(bytesEach int) int {
	if len(c.rest) < 4 {
		c.rest = nil
		return 0
	}
	n := int(binary.BigEndian.Uint32(c.rest))
	c.skip(4)
	if n > len(c.rest)/bytesEach {
		c.outgrown, c.rest = true, nil
		return 0
	}
	return n
}

func keyOutgrows(key []byte) bool {
	c := &cursor{rest: key}
	for _, g2 := range []bool{false, false, true, true, false, true} {
		c.points(1, g2)
	}
	c.points(c.count(32), false)
	for range c.count(4) {
		c.skip(8 * c.count(8))
	}
	return c.outgrown
}

func proofOutgrows(proof []byte) bool {
	c := &cursor{rest: proof}
	for _, g2 := range []bool{false, true, false} {
		c.points(1, g2)
	}
	c.points(c.count(32), false)
	return c.outgrown
}
