package promises

import "github.com/consensys/gnark/frontend"

// Row is a promise: who fired the watch, and the content of the effect that follows. Counter is that of the effect that
// follows, Kind its kind, Rest the fields of its L1 above the counter; L4 is zero for Invoke, Accept and Decline.
type Row struct {
	Act     frontend.Variable
	Author  frontend.Variable
	Counter frontend.Variable
	Tick    frontend.Variable
	Kind    frontend.Variable
	Rest    frontend.Variable
	L2      frontend.Variable
	L3      frontend.Variable
	L4      frontend.Variable
}
