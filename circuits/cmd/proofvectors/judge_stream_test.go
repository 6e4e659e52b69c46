package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

func frame(kind byte, parts ...[]byte) []byte {
	out := []byte{kind}
	for _, part := range parts {
		out = binary.BigEndian.AppendUint32(out, uint32(len(part)))
		out = append(out, part...)
	}
	return out
}

func TestJudgeStreamAnswersInOrder(t *testing.T) {
	file := stored(t)[1]
	p := file.Proofs[0]
	longer := append(bytes.Clone(p.Proof), 0)
	hashed := stored(t)[4]
	var in []byte
	in = append(in, frame(0, file.Key, p.Proof, p.Public)...)
	in = append(in, frame(0, file.Key, longer, p.Public)...)
	in = append(in, frame(0, file.Key, file.Proofs[1].Proof, p.Public)...)
	in = append(in, frame(0, append(bytes.Clone(file.Key), 1, 2), p.Proof[:len(p.Proof)-1], p.Public)...)
	in = append(in, frame(1, hashed.Key, hashed.Proofs[0].Proof, hashed.Proofs[0].Public)...)
	in = append(in, frame(0, hashed.Key, hashed.Proofs[0].Proof, hashed.Proofs[0].Public)...)
	var out strings.Builder
	if err := judgeStream(bytes.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	expected := "accepted\naccepted proof\nrejected\nunreadable key\naccepted\nrejected\n"
	if out.String() != expected {
		t.Errorf("expected %q, came %q", expected, out.String())
	}
}

func TestJudgeStreamRefusesCutAndHugeParts(t *testing.T) {
	for _, in := range [][]byte{{0}, {0, 0, 0, 0, 9, 1}, {0, 255, 255, 255, 255}} {
		if err := judgeStream(bytes.NewReader(in), new(strings.Builder)); err == nil {
			t.Errorf("expected an error for %x", in)
		}
	}
}

// TestJudgeOutlivesGnarksPanic holds a key with a covered number that is no int, on which gnark's reader panics.
func TestJudgeOutlivesGnarksPanic(t *testing.T) {
	file := stored(t)[2]
	p, key := file.Proofs[0], bytes.Clone(file.Key)
	at := 288 + 4 + 32*int(binary.BigEndian.Uint32(key[288:])) + 4 + 4
	key[at] = 0xff
	if v := judge(key, p.Proof, p.Public, shapes()[2]); v != unreadableKey {
		t.Errorf("expected %s, came %s", unreadableKey, v)
	}
}

// TestCountsThatOutgrowTheFile finds each count, and nothing in what gnark wrote.
func TestCountsThatOutgrowTheFile(t *testing.T) {
	for i, s := range shapes() {
		file := stored(t)[i]
		for j, key := range [][]byte{file.Key, file.KeyRaw} {
			proof := [][]byte{file.Proofs[0].Proof, file.Proofs[0].Raw}[j]
			if keyOutgrows(key) || proofOutgrows(proof) {
				t.Errorf("%s: expected counts that fit", s.name)
			}
			weights, commitments := 288<<j, 128<<j
			lists := weights + 4 + (32<<j)*int(binary.BigEndian.Uint32(key[weights:]))
			for _, at := range []int{weights, lists} {
				if !keyOutgrows(huge(key, at)) {
					t.Errorf("%s: expected a count at %d that outgrows the key", s.name, at)
				}
			}
			if s.commitments > 0 && !keyOutgrows(huge(key, lists+4)) {
				t.Errorf("%s: expected a list that outgrows the key", s.name)
			}
			if !proofOutgrows(huge(proof, commitments)) {
				t.Errorf("%s: expected commitments that outgrow the proof", s.name)
			}
			if v := answer(key, huge(proof, commitments), file.Proofs[0].Public, s); v != "unreadable oversized" {
				t.Errorf("%s: expected an unreadable proof, came %s", s.name, v)
			}
		}
	}
}

func huge(encoded []byte, at int) []byte {
	out := bytes.Clone(encoded)
	copy(out[at:], []byte{255, 255, 255, 255})
	return out
}
