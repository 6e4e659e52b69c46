package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
	"tidemark/circuits/prove/provetest"
)

type standIn struct{}

func (standIn) Circuit(string) (prove.Circuit, error) { return provetest.Circuit(0), nil }

func (standIn) System(string) ([32]byte, error) {
	compiled, err := prove.Compile(context.Background(), provetest.Circuit(0), prove.Silent)
	if err != nil {
		return [32]byte{}, err
	}
	return compiled.Hash, nil
}

// parent is the other side of the frames.
type parent struct {
	t   *testing.T
	in  *io.PipeWriter
	out *io.PipeReader
	end chan error
}

func start(t *testing.T) *parent {
	t.Helper()
	workerIn, in := io.Pipe()
	out, workerOut := io.Pipe()
	p := &parent{t, in, out, make(chan error, 1)}
	go func() { p.end <- serve(engine.New(standIn{}), [32]byte{7}, workerIn, workerOut) }()
	ready := p.read()
	if want := append(number(bindings.ABI), append([]byte{7}, make([]byte, 31)...)...); ready.kind != answerReady || !bytes.Equal(ready.content, want) {
		t.Fatalf("first frame %q %x", ready.kind, ready.content)
	}
	return p
}

func (p *parent) read() frame {
	p.t.Helper()
	f, err := readFrame(p.out)
	if err != nil {
		p.t.Fatal(err)
	}
	return f
}

// ask sends a request and waits for its answer, past progress.
func (p *parent) ask(kind byte, content ...[]byte) frame {
	p.t.Helper()
	if err := writeFrame(p.in, kind, content...); err != nil {
		p.t.Fatal(err)
	}
	for {
		if f := p.read(); f.kind != answerProgress {
			return f
		}
	}
}

func (p *parent) wantError(f frame, want fault.Status) {
	p.t.Helper()
	if f.kind != answerError || fault.Status(int32(binary.BigEndian.Uint32(f.content))) != want {
		p.t.Fatalf("answer %q %q, want %v", f.kind, f.content, want)
	}
	if !strings.HasPrefix(string(f.content[4:]), want.String()) {
		p.t.Errorf("text %q", f.content[4:])
	}
}

func text(s string) []byte {
	return append(binary.BigEndian.AppendUint16(nil, uint16(len(s))), s...)
}

func TestServe_setupOpenCheckProve_thenEnd(t *testing.T) {
	p := start(t)
	root := text(filepath.Join(t.TempDir(), "keys"))
	p.wantError(p.ask(requestProve, provetest.Honest(0, 1, 2, 3, 4)), fault.Closed)
	p.wantError(p.ask(requestSetup, root, text(provetest.Shape), []byte{0}), fault.SetupInsecure)
	made := p.ask(requestSetup, root, text(provetest.Shape), []byte{1})
	if made.kind != answerKey || !strings.HasPrefix(string(made.content), "dev-") {
		t.Fatalf("answer %q %q", made.kind, made.content)
	}
	for _, id := range []string{"", string(made.content)} {
		if opened := p.ask(requestOpen, root, text(provetest.Shape), text(id)); opened.kind != answerKey || !bytes.Equal(opened.content, made.content) {
			t.Fatalf("answer %q %q", opened.kind, opened.content)
		}
	}
	if f := p.ask(requestCheck, provetest.Honest(0, 1, 2, 3, 4)); f.kind != answerViolation || len(f.content) != 0 {
		t.Errorf("answer %q %q", f.kind, f.content)
	}
	if f := p.ask(requestCheck, provetest.Honest(0, 1, 2, 3, 1<<16)); f.kind != answerViolation || !strings.HasPrefix(string(f.content), "E_FIELD_RANGE\t") {
		t.Errorf("answer %q %q", f.kind, f.content)
	}
	if f := p.ask(requestProve, provetest.Honest(0, 1, 2, 3, 4)); f.kind != answerProof || len(f.content) != prove.ProofLength+2*32 {
		t.Errorf("answer %q of %d bytes", f.kind, len(f.content))
	}
	p.wantError(p.ask(requestProve, provetest.Honest(0, 1, 2, 3, 1<<16)), fault.Unsatisfied)
	if f := p.ask(requestEstimate, text(provetest.Shape)); f.kind != answerEstimate || len(f.content) != 6*8 {
		t.Errorf("answer %q of %d bytes", f.kind, len(f.content))
	}
	p.wantError(p.ask('?'), fault.Argument)
	p.wantError(p.ask(requestOpen, []byte{0, 9, 'x'}), fault.Argument)
	p.wantError(p.ask(requestOpen, text("a"), text("b"), text("c"), []byte{1}), fault.Argument)
	_ = p.in.Close()
	if err := <-p.end; err != nil {
		t.Errorf("ended with %v", err)
	}
}

func TestServe_brokenFrames_end(t *testing.T) {
	cases := map[string][]byte{
		"length zero":       {0, 0, 0, 0, requestOpen},
		"length of a giant": {0xff, 0xff, 0xff, 0xff, requestProve},
		"long small frame":  {0, 2, 0, 0, requestOpen},
		"cut content":       {0, 0, 0, 9, requestOpen, 1},
		"cut header":        {0, 0},
	}
	for name, sent := range cases {
		t.Run(name, func(t *testing.T) {
			p := start(t)
			if _, err := p.in.Write(sent); err != nil {
				t.Fatal(err)
			}
			_ = p.in.Close()
			err := <-p.end
			if err == nil || !errors.Is(err, errFrame) && !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("ended with %v", err)
			}
		})
	}
}
