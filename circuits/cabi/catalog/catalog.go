// Package catalog is the list of circuits that this program can set up and prove: the shapes of the registry and the audit
// circuit, with the version and the constraint-system hash of each.
package catalog

import (
	"regexp"
	"strconv"

	cs "github.com/consensys/gnark/constraint/bn254"

	"tidemark/circuits/clause"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/registry"
	"tidemark/circuits/transition"
)

// shapeLimit is the longest shape id: it has to fit a lane.
const shapeLimit = 31

var shapeForm = regexp.MustCompile(`^tidemark/1/([a-z][a-z0-9]*)/d([0-9]+)(?:/f([0-9]+)/c([0-9]+))?$`)

// Catalog finds circuits by their shape id.
type Catalog struct {
	pins []Pin
	// hashes are those of circuits without a pin, compiled on demand.
	hashes onceEach
}

// New makes a catalog with the pins of this program.
func New() (*Catalog, error) {
	pins, err := Pins()
	if err != nil {
		return nil, err
	}
	return &Catalog{pins: pins}, nil
}

// Circuit is the circuit of a shape id (spec 5.1).
func (c *Catalog) Circuit(shape string) (prove.Circuit, error) {
	if depth, ok := auditDepth(shape); ok {
		return c.auditCircuit(depth), nil
	}
	parsed, err := ParseShape(shape)
	if err != nil {
		return prove.Circuit{}, err
	}
	return prove.Circuit{
		Shape:       shape,
		Version:     Version,
		Constraints: c.constraints(parsed),
		Compile:     func() (*cs.R1CS, *clause.Map, error) { return compile(parsed) },
	}, nil
}

// System is the constraint-system hash of a shape: the pinned one, or, for limits other than the defaults, that of the
// circuit compiled here, once in a process.
func (c *Catalog) System(shape string) ([32]byte, error) {
	for _, pin := range c.pins {
		if pin.Shape == shape {
			return pin.System, nil
		}
	}
	if depth, ok := auditDepth(shape); ok {
		return c.hashes.get(shape, func() ([32]byte, error) { return auditSystem(depth) })
	}
	parsed, err := ParseShape(shape)
	if err != nil {
		return [32]byte{}, err
	}
	return c.hashes.get(shape, func() ([32]byte, error) {
		system, _, err := compile(parsed)
		if err != nil {
			return [32]byte{}, err
		}
		return prove.SystemHash(system), nil
	})
}

// constraints is the pinned number for the shape's name: other limits change it by a few per cent.
func (c *Catalog) constraints(shape registry.Shape) int {
	label := shape.With(registry.DefaultDepth, registry.DefaultFactDepth, registry.DefaultCapabilityDepth).Label()
	for _, pin := range c.pins {
		if pin.Shape == label {
			return pin.Constraints
		}
	}
	return 0
}

func compile(shape registry.Shape) (*cs.R1CS, *clause.Map, error) {
	compiled, err := transition.Compile(shape)
	if err != nil {
		return nil, nil, err
	}
	return compiled.System.(*cs.R1CS), compiled.Clauses, nil
}

// ParseShape finds the shape that a shape id names.
func ParseShape(shape string) (registry.Shape, error) {
	unknown := fault.New(fault.ShapeUnknown, "no circuit has the shape id %.*q: known are %v, at depths 4 to 11",
		shapeLimit, shape, registry.Names())
	match := shapeForm.FindStringSubmatch(shape)
	if len(shape) > shapeLimit || match == nil {
		return registry.Shape{}, unknown
	}
	found, err := registry.Find(match[1])
	if err != nil {
		return registry.Shape{}, unknown
	}
	limits := []int{registry.DefaultDepth, registry.DefaultFactDepth, registry.DefaultCapabilityDepth}
	for i, digits := range match[2:] {
		if digits == "" {
			continue
		}
		if limits[i], err = strconv.Atoi(digits); err != nil {
			return registry.Shape{}, unknown
		}
	}
	found = found.With(limits[0], limits[1], limits[2])
	if found.Check() != nil || found.Label() != shape {
		return registry.Shape{}, unknown
	}
	return found, nil
}
