package arguments

import "github.com/consensys/gnark/frontend"

// Modes of an argument row: what the effect that touches the argument is.
const (
	Invoke = iota
	Accept
	Decline
	Modes
)

// Row is the touch of one argument of a call. Count arguments are left in the list Resource + 2^32 * Next.
type Row struct {
	Mode          [Modes]frontend.Variable
	Resource      frontend.Variable
	Clock         frontend.Variable
	Asset         frontend.Variable
	Quantity      frontend.Variable
	Lock          frontend.Variable
	Provenance    frontend.Variable
	Cause         frontend.Variable
	Call          frontend.Variable
	Caller        frontend.Variable
	Target        frontend.Variable
	ArgumentCount frontend.Variable
	Tick          frontend.Variable
	Head          frontend.Variable
	Next          frontend.Variable
	Count         frontend.Variable
}
