// Package bindings describes, from Go's own tables, what Java has to know of the library: statuses, phases, the witness
// layout, the shapes. cmd/genbindings writes the description as Java; its hash is the build hash by which the two sides
// recognise each other.
package bindings

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"tidemark/circuits/cabi/catalog"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/registry"
)

// ABI is the version of the exported functions and of the worker's frames. Raise it when one of them changes.
const ABI = 3

// Description is all that is generated for Java.
type Description struct {
	Statuses []fault.Info
	Phases   []string
	Tables   []registry.Table // of the first shape: columns are those of every shape, rows are not
	Shapes   []ShapeInfo
	Audit    AuditInfo
}

// ShapeInfo is a shape with the rows of each table, in the order of Tables, and its pin.
type ShapeInfo struct {
	Shape registry.Shape
	Rows  []int
	Pin   catalog.Pin
}

// Describe gathers the description.
func Describe() (*Description, error) {
	pins, err := catalog.Pins()
	if err != nil {
		return nil, err
	}
	return DescribeWith(pins)
}

// DescribeWith is Describe with pins that were just made.
func DescribeWith(pins []catalog.Pin) (*Description, error) {
	shapes := registry.Shapes()
	d := &Description{Statuses: fault.Table(), Phases: prove.Phases(), Tables: registry.Layout(shapes[0])}
	for _, shape := range shapes {
		info := ShapeInfo{Shape: shape}
		for _, table := range registry.Layout(shape) {
			info.Rows = append(info.Rows, table.Rows)
		}
		for _, pin := range pins {
			if pin.Shape == shape.Label() {
				info.Pin = pin
			}
		}
		if info.Pin.Shape == "" {
			return nil, fmt.Errorf("bindings: systems.csv has no pin for %s: run cmd/genbindings", shape.Label())
		}
		d.Shapes = append(d.Shapes, info)
	}
	return d, d.describeAudit(pins)
}

// Hash is the build hash: equal when all that Java relies on is equal.
func (d *Description) Hash() [32]byte {
	var text strings.Builder
	fmt.Fprintf(&text, "tidemark/1/bindings %d gnark %s\n", ABI, prove.GnarkVersion())
	for _, status := range d.Statuses {
		fmt.Fprintf(&text, "status %d %s\n", status.Status, status.Name)
	}
	for i, phase := range d.Phases {
		fmt.Fprintf(&text, "phase %d %s\n", i, phase)
	}
	for _, table := range d.Tables {
		fmt.Fprintf(&text, "table %s\n", table.Name)
		for _, column := range table.Columns {
			fmt.Fprintf(&text, "column %s %d %d\n", column.Name, column.Offset, column.Width)
		}
	}
	for _, shape := range d.Shapes {
		fmt.Fprintf(&text, "shape %s %v %d %d %x\n",
			shape.Shape.Label(), shape.Rows, shape.Pin.Version, shape.Pin.Constraints, shape.Pin.System)
	}
	d.Audit.write(&text)
	return sha256.Sum256([]byte(text.String()))
}
