package authors

import "github.com/consensys/gnark/frontend"

// Program is a program cell with lane 5 opened (spec 2.3).
type Program struct {
	Header       frontend.Variable
	KeyX         frontend.Variable
	KeyY         frontend.Variable
	Head         frontend.Variable
	CallHead     frontend.Variable
	Counter      frontend.Variable
	RegisteredAt frontend.Variable
	Domain       frontend.Variable
	Deposits     frontend.Variable
	Cause        frontend.Variable
	Link         frontend.Variable
}

// Row is a program that acted: its cell before and after the batch and the signature over its last intent head.
type Row struct {
	Index  frontend.Variable
	Before Program
	After  Program
	RX     frontend.Variable
	RY     frontend.Variable
	S      frontend.Variable
}
