package engine

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/keystore"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/prove/provetest"
)

// standIn is a source with the circuit of provetest.
type standIn struct{}

func (standIn) Circuit(shape string) (prove.Circuit, error) {
	if shape != provetest.Shape {
		return prove.Circuit{}, fault.New(fault.ShapeUnknown, "no circuit is called %q", shape)
	}
	return provetest.Circuit(0), nil
}

func (s standIn) System(shape string) ([32]byte, error) {
	circuit, err := s.Circuit(shape)
	if err != nil {
		return [32]byte{}, err
	}
	compiled, err := prove.Compile(context.Background(), circuit, prove.Silent)
	if err != nil {
		return [32]byte{}, err
	}
	return compiled.Hash, nil
}

func wantStatus(t *testing.T, err error, want fault.Status) {
	t.Helper()
	if got := fault.Of(err); got != want {
		t.Fatalf("status %v (%v), want %v", got, err, want)
	}
}

// opened is an engine with a key of the stand-in circuit.
func opened(t *testing.T) (e *Engine, op, key Handle, root string, id keystore.ID) {
	t.Helper()
	e, root = New(standIn{}), filepath.Join(t.TempDir(), "keys")
	op, err := e.OpenOperation()
	if err != nil {
		t.Fatal(err)
	}
	if id, err = e.Setup(op, root, provetest.Shape, true); err != nil {
		t.Fatal(err)
	}
	if key, err = e.OpenKey(op, root, provetest.Shape, ""); err != nil {
		t.Fatal(err)
	}
	return e, op, key, root, id
}

func TestEngine_setupOpenCheckProveVerify(t *testing.T) {
	e, op, key, root, id := opened(t)
	if got, err := e.KeyID(key); err != nil || got != id {
		t.Errorf("key id %v (%v), want %v", got, err, id)
	}
	violation, err := e.Check(op, key, provetest.Honest(0, 1, 2, 3, 1<<16))
	if err != nil || violation == nil {
		t.Fatalf("violation %v (%v)", violation, err)
	}
	if got := string(EncodeViolation(violation)); got != "E_FIELD_RANGE\tranges\t0\t-1\t9" {
		t.Errorf("violation %q", got)
	}
	witness := provetest.Honest(0, 1, 2, 3, 4)
	proof, err := e.Prove(op, key, witness)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(witness, make([]byte, len(witness))) {
		t.Error("the witness was not cleared")
	}
	progress, err := e.Watch(op)
	if err != nil || progress.Phase != prove.Finished || progress.Total < progress.InPhase {
		t.Errorf("progress %v (%v)", progress, err)
	}
	verifying, err := os.ReadFile(filepath.Join(root, string(id), "verifying.key"))
	if err != nil {
		t.Fatal(err)
	}
	wantStatus(t, e.Verify(verifying, proof.Bytes, proof.Public), fault.OK)
	wantStatus(t, e.Verify(verifying[1:], proof.Bytes, proof.Public), fault.KeyFormat)
	wantStatus(t, e.Verify(nil, proof.Bytes, proof.Public), fault.KeyFormat)
	wantStatus(t, e.Verify(bytes.Repeat([]byte{0xff}, len(verifying)), proof.Bytes, proof.Public), fault.KeyFormat)
	for _, at := range []int{0, 4, 8} {
		huge := bytes.Clone(verifying)
		copy(huge[len(huge)-2*64-len(oneCommitment)+at:], []byte{255, 255, 255, 255})
		wantStatus(t, e.Verify(huge, proof.Bytes, proof.Public), fault.KeyFormat)
	}
	for range 2 { // the second time with the key that is kept
		if took, err := e.TimeVerify(verifying, proof.Bytes, proof.Public, 2); err != nil || took <= 0 {
			t.Errorf("took %v (%v)", took, err)
		}
		_, err = e.TimeVerify(verifying[1:], proof.Bytes, proof.Public, 1)
		wantStatus(t, err, fault.KeyFormat)
	}
}

func TestEngine_wrongArguments_refused(t *testing.T) {
	e, op, key, root, id := opened(t)
	_, err := e.OpenKey(op, "keys", provetest.Shape, "")
	wantStatus(t, err, fault.Argument)
	_, err = e.OpenKey(op, root, "tidemark/1/other/d1", "")
	wantStatus(t, err, fault.ShapeUnknown)
	_, err = e.OpenKey(op, root, provetest.Shape, "../"+string(id))
	wantStatus(t, err, fault.Argument)
	_, err = e.Setup(op, root, provetest.Shape, false)
	wantStatus(t, err, fault.SetupInsecure)
	_, err = e.Setup(op, root, provetest.Shape, true)
	wantStatus(t, err, fault.KeyExists)
	_, err = e.Estimate("x")
	wantStatus(t, err, fault.ShapeUnknown)
	_, err = e.Check(op, key, nil)
	wantStatus(t, err, fault.WitnessShape)
	wantStatus(t, e.Cancel(op), fault.OK)
	wantStatus(t, e.Cancel(op), fault.OK)
	_, err = e.Prove(op, key, provetest.Honest(0, 1, 2, 3, 4))
	wantStatus(t, err, fault.Cancelled)
}

func TestEngine_circuitWithoutKey_checksOnly(t *testing.T) {
	e := New(standIn{})
	op, err := e.OpenOperation()
	wantStatus(t, err, fault.OK)
	circuit, err := e.OpenCircuit(op, provetest.Shape)
	wantStatus(t, err, fault.OK)
	violation, err := e.Check(op, circuit, provetest.Honest(0, 1, 2, 3, 4))
	if violation != nil || err != nil {
		t.Errorf("violation %v (%v)", violation, err)
	}
	violation, err = e.Check(op, circuit, provetest.Honest(0, 1, 2, 3, 1<<16))
	if violation == nil || err != nil {
		t.Errorf("violation %v (%v)", violation, err)
	}
	_, err = e.Prove(op, circuit, provetest.Honest(0, 1, 2, 3, 4))
	wantStatus(t, err, fault.KeyUnknown)
	_, err = e.OpenCircuit(op, "x")
	wantStatus(t, err, fault.ShapeUnknown)
	wantStatus(t, e.CloseKey(circuit), fault.OK)
}

func TestEngine_closedHandles_refused(t *testing.T) {
	e, op, key, root, _ := opened(t)
	wantStatus(t, e.CloseKey(key), fault.OK)
	wantStatus(t, e.CloseKey(key), fault.Closed)
	_, err := e.Prove(op, key, provetest.Honest(0, 1, 2, 3, 4))
	wantStatus(t, err, fault.Closed)
	again, err := e.OpenKey(op, root, provetest.Shape, "")
	wantStatus(t, err, fault.OK)
	if again == key {
		t.Error("a closed handle was given out again")
	}
	wantStatus(t, e.CloseOperation(op), fault.OK)
	wantStatus(t, e.CloseOperation(op), fault.Closed)
	wantStatus(t, e.Cancel(op), fault.Closed)
	_, err = e.Watch(op)
	wantStatus(t, err, fault.Closed)
	for _, never := range []Handle{0, 1, 1 << 32, ^Handle(0), key + 2<<32, again + 1} {
		_, err = e.KeyID(never)
		wantStatus(t, err, fault.Closed)
	}
}

func TestTable_full_resource(t *testing.T) {
	handles := newTable[int]("thing", 2)
	first, err := handles.add(1)
	wantStatus(t, err, fault.OK)
	_, err = handles.add(2)
	wantStatus(t, err, fault.OK)
	_, err = handles.add(3)
	wantStatus(t, err, fault.Resource)
	_, err = handles.remove(first)
	wantStatus(t, err, fault.OK)
	second, err := handles.add(4)
	wantStatus(t, err, fault.OK)
	if value, err := handles.get(second); err != nil || value != 4 {
		t.Errorf("got %d (%v)", value, err)
	}
	_, err = handles.get(first)
	wantStatus(t, err, fault.Closed)
}

func TestTable_usedUpSlot_rests(t *testing.T) {
	handles := newTable[int]("thing", 1)
	h, err := handles.add(1)
	wantStatus(t, err, fault.OK)
	handles.slots[0].generation = ^uint32(0)
	_, err = handles.remove(Handle(^uint32(0))<<slotBits | h&0xffffffff)
	wantStatus(t, err, fault.OK)
	_, err = handles.add(2)
	wantStatus(t, err, fault.Resource)
}

func TestEngine_manyThreads_noWrongAnswer(t *testing.T) {
	e, op, key, _, _ := opened(t)
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			own, err := e.OpenOperation()
			if err != nil {
				t.Error(err)
				return
			}
			for range 20 {
				violation, err := e.Check(own, key, provetest.Honest(0, 1, 2, 3, uint64(i)<<12|1<<15))
				if (violation != nil) != (i >= 16) || err != nil {
					t.Errorf("thread %d: %v (%v)", i, violation, err)
				}
				if _, err := e.Check(own, op, nil); fault.Of(err) != fault.WitnessShape && fault.Of(err) != fault.Closed {
					t.Error(err)
				}
			}
			if err := e.CloseOperation(own); err != nil {
				t.Error(err)
			}
		}()
	}
	wg.Wait()
}

func TestGuard_panics_statusAndPlace(t *testing.T) {
	cases := []struct {
		name string
		body func() error
		want fault.Status
		text string
	}{
		{"none", func() error { return nil }, fault.OK, ""},
		{"error", func() error { return fault.New(fault.KeyStale, "old") }, fault.KeyStale, "E_KEY_STALE: old"},
		{"bare error", func() error { return errors.New("bare") }, fault.Internal, "bare"},
		{"nil dereference", func() error { var p *Engine; _ = p.source; return nil }, fault.Panic, "nil pointer"},
		{"index", func() error { b := []byte{1}; return errors.New(string(b[len(b)])) }, fault.Panic, "index out of range"},
		{"value", func() error { panic("canary") }, fault.Panic, "a string"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			status, text := Guard(c.body)
			if status != c.want || !strings.Contains(text, c.text) || (c.text == "" && text != "") {
				t.Errorf("%v %q, want %v %q", status, text, c.want, c.text)
			}
			if c.want == fault.Panic && !strings.Contains(text, "engine_test") && !strings.Contains(text, "engine.Test") {
				t.Errorf("%q does not say where", text)
			}
			if strings.Contains(text, "canary") {
				t.Errorf("%q quotes the panic", text)
			}
		})
	}
	if _, text := Guard(func() error { return errors.New(strings.Repeat("ä", textLimit)) }); len(text) > textLimit {
		t.Errorf("a text of %d bytes", len(text))
	}
}

func TestBenchmarks_limitsAndResults(t *testing.T) {
	e := New(standIn{})
	for _, n := range []int64{0, -1, iterationLimit + 1} {
		_, err := e.TimePairing(n)
		wantStatus(t, err, fault.Argument)
		_, _, err = e.TimeH8([8]fr.Element{}, n)
		wantStatus(t, err, fault.Argument)
		_, err = e.TimeG2(generatorG2(), n)
		wantStatus(t, err, fault.Argument)
		_, err = e.TimeVerify(nil, nil, nil, n)
		wantStatus(t, err, fault.Argument)
	}
	if took, err := e.TimePairing(1); err != nil || took <= 0 {
		t.Errorf("took %v (%v)", took, err)
	}
	if took, err := e.TimeG2(generatorG2(), 1); err != nil || took <= 0 {
		t.Errorf("took %v (%v)", took, err)
	}
	_, err := e.TimeG2(make([]byte, 64), 1)
	wantStatus(t, err, fault.Argument)
	off := generatorG2()
	off[len(off)-1] ^= 1
	_, err = e.TimeG2(off, 1)
	wantStatus(t, err, fault.Argument)
	_, once, err := e.TimeH8([8]fr.Element{}, 1)
	wantStatus(t, err, fault.OK)
	_, twice, err := e.TimeH8([8]fr.Element{once}, 1)
	wantStatus(t, err, fault.OK)
	_, both, err := e.TimeH8([8]fr.Element{}, 2)
	wantStatus(t, err, fault.OK)
	if !both.Equal(&twice) || once.IsZero() {
		t.Errorf("two calls give %v, one after the other %v", both, twice)
	}
}

func generatorG2() []byte {
	_, _, _, generator := curve.Generators()
	raw := generator.RawBytes()
	return raw[:]
}
