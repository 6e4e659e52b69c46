// Package fault holds the statuses that cross the C ABI, each with its name and meaning, and the error that carries one.
//
// The table is the only place where a status is defined: cmd/genbindings writes it out for Java.
package fault

import (
	"errors"
	"fmt"
)

// Status is the answer of an exported function: zero, or the class of what went wrong.
type Status int32

// The numbers are permanent; a new status gets a new number.
const (
	OK Status = 0

	Argument    Status = -1
	Panic       Status = -2
	Closed      Status = -3
	Cancelled   Status = -4
	Resource    Status = -5
	BufferSmall Status = -6
	ABI         Status = -7
	Internal    Status = -8

	ShapeUnknown  Status = -20
	WitnessShape  Status = -21
	WitnessRange  Status = -22
	Unsatisfied   Status = -23
	ProofInvalid  Status = -24
	ProofEncoding Status = -25

	KeyUnknown    Status = -40
	KeyUnpinned   Status = -41
	KeyStale      Status = -42
	KeyTruncated  Status = -43
	KeyMismatch   Status = -44
	KeyFormat     Status = -45
	KeyAmbiguous  Status = -46
	KeyLocked     Status = -47
	KeyExists     Status = -48
	KeyIO         Status = -49
	KeyDegenerate Status = -50
	SetupInsecure Status = -51

	NativeMissing   Status = -80
	NativeUntrusted Status = -81
	NativeCrash     Status = -82
)

// Info is one row of the table.
type Info struct {
	Status  Status
	Name    string
	Meaning string
}

var table = []Info{
	{OK, "OK", "done"},

	{Argument, "E_NATIVE_ARG", "an argument is null, negative, too long, too short or not of its form"},
	{Panic, "E_NATIVE_PANIC", "the native code failed by its own fault; the panic was caught"},
	{Closed, "E_HANDLE_CLOSED", "the handle was closed, or never opened"},
	{Cancelled, "E_CANCELLED", "the caller cancelled the operation"},
	{Resource, "E_RESOURCE", "there is not enough memory, or too many handles are open"},
	{BufferSmall, "E_BUFFER_SMALL", "the caller's buffer is too small; the needed length was written"},
	{ABI, "E_NATIVE_ABI", "the library and these classes were not generated from one source"},
	{Internal, "E_NATIVE_INTERNAL", "the native code reported an error that it does not expect"},

	{ShapeUnknown, "E_SHAPE_UNKNOWN", "no circuit has this shape id"},
	{WitnessShape, "E_WITNESS_SHAPE", "the witness has not the number of elements that the circuit asks for"},
	{WitnessRange, "E_WITNESS_RANGE", "an element of the witness is not below r"},
	{Unsatisfied, "E_UNSATISFIED", "the witness breaks a rule of the circuit"},
	{ProofInvalid, "E_PROOF_INVALID", "the proof does not verify"},
	{ProofEncoding, "E_PROOF_ENCODING", "the bytes are not a proof with one commitment"},

	{KeyUnknown, "E_KEY_UNKNOWN", "the key store has no such key"},
	{KeyUnpinned, "E_KEY_UNPINNED", "the key is not the one that was asked for, or has no form that is trusted"},
	{KeyStale, "E_KEY_STALE", "the key belongs to another version of the circuit or of gnark"},
	{KeyTruncated, "E_KEY_TRUNCATED", "a file of the key is shorter than its manifest says"},
	{KeyMismatch, "E_KEY_MISMATCH", "a file of the key has not the digest that its manifest says"},
	{KeyFormat, "E_KEY_FORMAT", "the manifest of the key is not of its form"},
	{KeyAmbiguous, "E_KEY_AMBIGUOUS", "the key store has several keys for this shape"},
	{KeyLocked, "E_KEY_LOCKED", "another setup is at work in this key store"},
	{KeyExists, "E_KEY_EXISTS", "the key store has a key for this shape already"},
	{KeyIO, "E_KEY_IO", "the key store cannot be read or written"},
	{KeyDegenerate, "E_KEY_DEGENERATE", "the verifying key has a point that lets anyone forge proofs"},
	{SetupInsecure, "E_SETUP_INSECURE", "a setup by one party was asked for without saying that it is for development"},

	{NativeMissing, "E_NATIVE_MISSING", "the native library is not there, or not for this platform"},
	{NativeUntrusted, "E_NATIVE_UNTRUSTED", "the native library or its folder is not the one that was pinned"},
	{NativeCrash, "E_NATIVE_CRASH", "the prover process ended before it answered"},
}

// Table lists every status, zero first, then by falling number.
func Table() []Info {
	return append([]Info(nil), table...)
}

// String is the name of the status, as it stands in reports.
func (s Status) String() string {
	for _, row := range table {
		if row.Status == s {
			return row.Name
		}
	}
	return fmt.Sprintf("status %d", int32(s))
}

// Error is a status with a text for people: what was expected, what came, what to do next.
type Error struct {
	Status Status
	Text   string
}

func (e *Error) Error() string {
	return e.Status.String() + ": " + e.Text
}

// New makes an error of a status.
func New(status Status, format string, arguments ...any) *Error {
	return &Error{Status: status, Text: fmt.Sprintf(format, arguments...)}
}

// Of is the status of an error: Internal when it carries none, OK when there is no error.
func Of(err error) Status {
	if err == nil {
		return OK
	}
	var carried *Error
	if errors.As(err, &carried) {
		return carried.Status
	}
	return Internal
}
