package catalog

import (
	_ "embed"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"tidemark/circuits/prove"
	"tidemark/circuits/registry"
)

// Version is the version of the circuit of every shape. Raise it when a constraint system changes: keys of the version
// before are then refused as stale, and cmd/genbindings writes the new pins.
const Version = 1

// Pin is what is known of a shape with default limits without compiling it.
type Pin struct {
	Shape       string
	Version     uint32
	Constraints int
	System      [32]byte
}

//go:embed systems.csv
var pinned string

const pinColumns = "shape,version,constraints,system"

// Pins reads the pins, in the order of the registry.
func Pins() ([]Pin, error) {
	rows, err := csv.NewReader(strings.NewReader(pinned)).ReadAll()
	if err != nil || len(rows) == 0 || strings.Join(rows[0], ",") != pinColumns {
		return nil, fmt.Errorf("catalog: systems.csv does not begin with %s (%v): run cmd/genbindings", pinColumns, err)
	}
	pins := make([]Pin, 0, len(rows)-1)
	for _, row := range rows[1:] {
		pin, err := parsePin(row)
		if err != nil {
			return nil, fmt.Errorf("catalog: systems.csv: %v: %w", row, err)
		}
		pins = append(pins, pin)
	}
	return pins, nil
}

func parsePin(row []string) (Pin, error) {
	pin := Pin{Shape: row[0]}
	version, err := strconv.ParseUint(row[1], 10, 32)
	if err != nil {
		return Pin{}, err
	}
	pin.Version = uint32(version)
	if pin.Constraints, err = strconv.Atoi(row[2]); err != nil {
		return Pin{}, err
	}
	system, err := hex.DecodeString(row[3])
	if err != nil || len(system) != len(pin.System) {
		return Pin{}, fmt.Errorf("%q is no hash", row[3])
	}
	pin.System = [32]byte(system)
	return pin, nil
}

// Compute compiles every shape of the registry with default limits, and the audit circuit, and makes their pins.
func Compute() ([]Pin, error) {
	var pins []Pin
	for _, shape := range registry.Shapes() {
		system, _, err := compile(shape)
		if err != nil {
			return nil, err
		}
		pins = append(pins, Pin{shape.Label(), Version, system.GetNbConstraints(), prove.SystemHash(system)})
	}
	auditPin, err := computeAudit()
	return append(pins, auditPin), err
}

// Format writes pins as systems.csv.
func Format(pins []Pin) string {
	var out strings.Builder
	out.WriteString(pinColumns + "\n")
	for _, pin := range pins {
		fmt.Fprintf(&out, "%s,%d,%d,%x\n", pin.Shape, pin.Version, pin.Constraints, pin.System)
	}
	return out.String()
}

// Moved says which shapes changed though their version did not: their old keys would prove something else.
func Moved(old, fresh []Pin) []string {
	var moved []string
	for _, was := range old {
		for _, is := range fresh {
			if was.Shape == is.Shape && was.Version == is.Version && was.System != is.System {
				moved = append(moved, was.Shape)
			}
		}
	}
	return moved
}
