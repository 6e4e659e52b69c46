// Package registry lists the shapes of the circuit: how many rows each table has, what each row holds and in which order,
// and the id by which a statement names the shape (spec 5.1 and 5.7).
package registry

import (
	"fmt"
	"math/big"

	"tidemark/circuits/encoding"
)

// Limits of an instance (STA-1, STA-9).
const (
	DefaultDepth           = 8
	DefaultFactDepth       = 5
	DefaultCapabilityDepth = 4
)

// Shape fixes the rows of each table and the limits of the instances that it serves.
type Shape struct {
	Name string

	Depth           int // of the state tree, 4 to 11
	FactDepth       int // of the fact tree, 1 to 8
	CapabilityDepth int // longest chain of capabilities, 1 to 4

	Effects           int
	Authors           int
	Joined            int // programs that were joined and did not act
	Resources         int
	Capabilities      int // cells that were used before the batch, or not
	FreshCapabilities int // cells that were never used before
	Calls             int // and watches
	FreshCalls        int
	Nodes             int
	Links             int
	Arguments         int
	Facts             int
	Members           int
	Groups            int
	Promises          int
}

// Shapes in order of size. Each has the default limits; With gives others.
func Shapes() []Shape {
	shapes := []Shape{
		{
			Name: "tiny", Effects: 4, Authors: 4, Joined: 1, Resources: 4, Capabilities: 4, FreshCapabilities: 2, Calls: 1, FreshCalls: 1,
			Nodes: 44, Links: 3, Arguments: 4, Facts: 1, Members: 4, Groups: 1, Promises: 1,
		},
		{
			Name: "small", Effects: 16, Authors: 8, Joined: 1, Resources: 20, Capabilities: 16, FreshCapabilities: 6, Calls: 6, FreshCalls: 4,
			Nodes: 226, Links: 12, Arguments: 16, Facts: 4, Members: 8, Groups: 2, Promises: 2,
		},
		{
			Name: "medium", Effects: 64, Authors: 16, Joined: 2, Resources: 59, Capabilities: 33, FreshCapabilities: 10, Calls: 14, FreshCalls: 9,
			Nodes: 419, Links: 24, Arguments: 22, Facts: 4, Members: 8, Groups: 2, Promises: 4,
		},
		{
			Name: "large", Effects: 256, Authors: 32, Joined: 8, Resources: 236, Capabilities: 128, FreshCapabilities: 40, Calls: 52, FreshCalls: 34,
			Nodes: 1828, Links: 88, Arguments: 82, Facts: 16, Members: 32, Groups: 8, Promises: 12,
		},
	}
	for i := range shapes {
		shapes[i] = shapes[i].With(DefaultDepth, DefaultFactDepth, DefaultCapabilityDepth)
	}
	return shapes
}

// Find is the shape of that name with the default limits.
func Find(name string) (Shape, error) {
	for _, s := range Shapes() {
		if s.Name == name {
			return s, nil
		}
	}
	return Shape{}, fmt.Errorf("registry: no shape %q; there are %v", name, Names())
}

// Names are the names of the shapes, in order of size.
func Names() []string {
	var names []string
	for _, s := range Shapes() {
		names = append(names, s.Name)
	}
	return names
}

// With is the same shape for instances with other limits.
func (s Shape) With(depth, factDepth, capabilityDepth int) Shape {
	s.Depth, s.FactDepth, s.CapabilityDepth = depth, factDepth, capabilityDepth
	return s
}

// Label is the text that the shape id encodes: tidemark/1/<shape>/d<depth>, and the other limits where they are not the
// defaults.
func (s Shape) Label() string {
	label := fmt.Sprintf("%s%s/d%d", encoding.Version, s.Name, s.Depth)
	if s.FactDepth != DefaultFactDepth || s.CapabilityDepth != DefaultCapabilityDepth {
		label += fmt.Sprintf("/f%d/c%d", s.FactDepth, s.CapabilityDepth)
	}
	return label
}

// ID is public input 1 (spec 5.1).
func (s Shape) ID() *big.Int {
	id := encoding.Ascii(s.Label())
	return id.BigInt(new(big.Int))
}

// CellsPerKind is 8^(depth-1): the first index that a kind does not have (STA-2).
func (s Shape) CellsPerKind() int64 {
	return 1 << (3 * (s.Depth - 1))
}

// Check says what is wrong with the shape, or nil.
func (s Shape) Check() error {
	limits := []struct {
		name          string
		got, min, max int
	}{
		{"depth", s.Depth, 4, 11},
		{"factDepth", s.FactDepth, 1, 8},
		{"capabilityDepth", s.CapabilityDepth, 1, 4},
		{"effects", s.Effects, 1, 1 << 10},
		{"authors", s.Authors, 1, 1 << 10},
		{"joined", s.Joined, 1, 1 << 10},
		{"resources", s.Resources, 1, 1 << 12},
		{"capabilities", s.Capabilities, 1, 1 << 12},
		{"freshCapabilities", s.FreshCapabilities, 1, 1 << 12},
		{"calls", s.Calls, 1, 1 << 12},
		{"freshCalls", s.FreshCalls, 1, 1 << 12},
		{"nodes", s.Nodes, s.Depth, 1 << 14},
		{"links", s.Links, 1, 1 << 12},
		{"arguments", s.Arguments, 1, 1 << 12},
		{"facts", s.Facts, 1, 1 << 12},
		{"members", s.Members, 1, 1 << 12},
		{"groups", s.Groups, 1, 1 << 12},
		{"promises", s.Promises, 1, 1 << 12},
	}
	for _, l := range limits {
		if l.got < l.min || l.got > l.max {
			return fmt.Errorf("registry: shape %q: %s is %d, expected %d to %d", s.Name, l.name, l.got, l.min, l.max)
		}
	}
	if len(s.Label()) > 31 {
		return fmt.Errorf("registry: the label %q is longer than 31 bytes", s.Label())
	}
	return nil
}
