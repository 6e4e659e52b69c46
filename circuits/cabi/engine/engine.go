package engine

import (
	"fmt"

	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	plonk "github.com/consensys/gnark/backend/plonk/bn254"

	"tidemark/circuits/keystore"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

const (
	operationLimit = 4096
	keyLimit       = 64
)

// Source finds circuits by their shape id.
type Source interface {
	// Circuit is the circuit of a shape.
	Circuit(shape string) (prove.Circuit, error)
	// System is the hash of its constraint system, which a key must have.
	System(shape string) ([32]byte, error)
}

// Engine holds the open keys and operations of a process.
type Engine struct {
	source     Source
	keys       *table[*openKey]
	operations *table[*operation]
	timed      timedKey[*groth16.VerifyingKey]
	timedPlonk timedKey[*plonk.VerifyingKey]
}

type openKey struct {
	id  keystore.ID
	key *prove.Key
}

// New makes an engine for the circuits of a source.
func New(source Source) *Engine {
	return &Engine{
		source:     source,
		keys:       newTable[*openKey]("key", keyLimit),
		operations: newTable[*operation]("operation", operationLimit),
	}
}

// OpenOperation makes an operation to pass to one of the long calls.
func (e *Engine) OpenOperation() (Handle, error) {
	return e.operations.add(newOperation())
}

// Cancel asks an operation to end at its next phase; it is no error to cancel twice.
func (e *Engine) Cancel(h Handle) error {
	o, err := e.operations.get(h)
	if err != nil {
		return err
	}
	o.cancel()
	return nil
}

// Watch tells how far an operation is.
func (e *Engine) Watch(h Handle) (Progress, error) {
	o, err := e.operations.get(h)
	if err != nil {
		return Progress{}, err
	}
	return o.progress(), nil
}

// CloseOperation forgets an operation and cancels it if it still runs.
func (e *Engine) CloseOperation(h Handle) error {
	o, err := e.operations.remove(h)
	if err != nil {
		return err
	}
	o.cancel()
	return nil
}

// Estimate forecasts setup and proving for a shape.
func (e *Engine) Estimate(shape string) (prove.Estimate, error) {
	circuit, err := e.source.Circuit(shape)
	if err != nil {
		return prove.Estimate{}, err
	}
	return prove.EstimateFor(circuit.Constraints)
}

// Setup makes a key for a shape in the store at root and tells its id.
func (e *Engine) Setup(op Handle, root, shape string, development bool) (keystore.ID, error) {
	o, err := e.operations.get(op)
	if err != nil {
		return "", err
	}
	store, err := keystore.At(root)
	if err != nil {
		return "", err
	}
	circuit, err := e.source.Circuit(shape)
	if err != nil {
		return "", err
	}
	manifest, err := store.Setup(o.ctx, circuit, development, o.enter)
	if err != nil {
		return "", err
	}
	return manifest.ID, nil
}

// OpenKey opens the key of a shape by its id, or the only one that fits when id is empty.
func (e *Engine) OpenKey(op Handle, root, shape, id string) (Handle, error) {
	o, err := e.operations.get(op)
	if err != nil {
		return 0, err
	}
	store, err := keystore.At(root)
	if err != nil {
		return 0, err
	}
	expected, err := e.expected(o, shape)
	if err != nil {
		return 0, err
	}
	if err := prove.Enter(o.ctx, o.enter, prove.Reading); err != nil {
		return 0, err
	}
	named, err := nameKey(store, id, expected)
	if err != nil {
		return 0, err
	}
	key, err := store.Open(named, expected)
	if err != nil {
		return 0, err
	}
	o.enter(prove.Finished)
	return e.keys.add(&openKey{named, key})
}

// OpenCircuit compiles a shape: what it gives can check, and cannot prove.
func (e *Engine) OpenCircuit(op Handle, shape string) (Handle, error) {
	o, err := e.operations.get(op)
	if err != nil {
		return 0, err
	}
	circuit, err := e.source.Circuit(shape)
	if err != nil {
		return 0, err
	}
	compiled, err := prove.Compile(o.ctx, circuit, o.enter)
	if err != nil {
		return 0, err
	}
	o.enter(prove.Finished)
	return e.keys.add(&openKey{key: &prove.Key{System: compiled.System, Clauses: compiled.Clauses}})
}

// expected may have to compile the circuit to learn its hash.
func (e *Engine) expected(o *operation, shape string) (keystore.Expected, error) {
	circuit, err := e.source.Circuit(shape)
	if err != nil {
		return keystore.Expected{}, err
	}
	if err := prove.Enter(o.ctx, o.enter, prove.Compiling); err != nil {
		return keystore.Expected{}, err
	}
	system, err := e.source.System(shape)
	return keystore.Expected{Shape: shape, Version: circuit.Version, System: system}, err
}

func nameKey(store keystore.Store, id string, expected keystore.Expected) (keystore.ID, error) {
	if id == "" {
		return store.Find(expected)
	}
	return keystore.ParseID(id)
}

// KeyID tells the id of an open key.
func (e *Engine) KeyID(h Handle) (keystore.ID, error) {
	k, err := e.keys.get(h)
	if err != nil {
		return "", err
	}
	return k.id, nil
}

// CloseKey forgets a key.
func (e *Engine) CloseKey(h Handle) error {
	_, err := e.keys.remove(h)
	return err
}

// Check solves the circuit of a key with a witness. A broken rule is no error: it is the answer.
func (e *Engine) Check(op, key Handle, witness []byte) (*prove.Violation, error) {
	defer clear(witness)
	o, k, err := e.both(op, key)
	if err != nil {
		return nil, err
	}
	return prove.Check(o.ctx, k.key, witness, o.enter)
}

// Prove proves a witness and verifies the proof. The witness is cleared.
func (e *Engine) Prove(op, key Handle, witness []byte) (*prove.Proof, error) {
	defer clear(witness)
	o, k, err := e.both(op, key)
	if err != nil {
		return nil, err
	}
	if k.key.Proving == nil {
		return nil, fault.New(fault.KeyUnknown, "the circuit was opened without a key: it can check, not prove")
	}
	return prove.Prove(o.ctx, k.key, witness, o.enter)
}

func (e *Engine) both(op, key Handle) (*operation, *openKey, error) {
	o, err := e.operations.get(op)
	if err != nil {
		return nil, nil, err
	}
	k, err := e.keys.get(key)
	return o, k, err
}

// EncodeViolation writes a violation as one line: rule, table, row, effect, constraint, with tabs between.
func EncodeViolation(v *prove.Violation) []byte {
	return fmt.Appendf(nil, "%s\t%s\t%d\t%d\t%d", v.Rule, v.Table, v.Row, v.Effect, v.Constraint)
}
