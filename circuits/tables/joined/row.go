package joined

import "github.com/consensys/gnark/frontend"

// Row is a program that was joined and did not act: what it is does not change but for its clock, cause and link. Lane 5 is
// opened, as in tables/authors.
type Row struct {
	Index        frontend.Variable
	KeyX         frontend.Variable
	KeyY         frontend.Variable
	Head         frontend.Variable
	CallHead     frontend.Variable
	Counter      frontend.Variable
	RegisteredAt frontend.Variable
	Domain       frontend.Variable
	Deposits     frontend.Variable
	Before       Version
	After        Version
}

// Version is what changes.
type Version struct {
	Header frontend.Variable
	Cause  frontend.Variable
	Link   frontend.Variable
}
