package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"tidemark/circuits/prove/fault"
)

// What a frame is. Requests are the parent's, answers the worker's; progress may come any number of times before the
// answer to a request.
const (
	requestEstimate = 'M' // shape: one text
	requestOpen     = 'O' // key store, shape, key id or nothing: three texts, each after its length in 16 bits
	requestSetup    = 'S' // key store, shape: two texts; then 1 for a development key, or 0
	requestCheck    = 'C' // witness
	requestProve    = 'P' // witness

	answerReady     = 'R' // ABI version in 32 bits, build hash
	answerEstimate  = 'M' // six 64-bit numbers as tidemark_estimate writes them
	answerProgress  = 'G' // phase in 32 bits
	answerKey       = 'K' // key id
	answerViolation = 'V' // a line as tidemark_check writes it, or nothing
	answerProof     = 'F' // 196 bytes of proof, then the public inputs
	answerError     = 'E' // status in 32 bits, text
)

const (
	frameHeader  = 4
	smallFrame   = 64 << 10
	witnessFrame = 64 << 20
)

// frame is one message.
type frame struct {
	kind    byte
	content []byte
}

// errFrame is a fault in the frames themselves: after it nothing can be understood any more.
var errFrame = errors.New("a frame that cannot be understood")

func readFrame(in io.Reader) (frame, error) {
	var header [frameHeader + 1]byte
	if _, err := io.ReadFull(in, header[:]); err != nil {
		return frame{}, err
	}
	length, kind := int64(binary.BigEndian.Uint32(header[:])), header[frameHeader]
	limit := int64(smallFrame)
	if kind == requestCheck || kind == requestProve {
		limit = witnessFrame
	}
	if length < 1 || length > limit {
		return frame{}, fmt.Errorf("%w: %q of %d bytes, expected 1 to %d", errFrame, kind, length, limit)
	}
	content := make([]byte, length-1)
	if _, err := io.ReadFull(in, content); err != nil {
		return frame{}, err
	}
	return frame{kind, content}, nil
}

func writeFrame(out io.Writer, kind byte, content ...[]byte) error {
	length := 1
	for _, part := range content {
		length += len(part)
	}
	whole := binary.BigEndian.AppendUint32(make([]byte, 0, frameHeader+length), uint32(length))
	whole = append(whole, kind)
	for _, part := range content {
		whole = append(whole, part...)
	}
	_, err := out.Write(whole)
	return err
}

// texts takes n texts from the front of a content and returns what is left.
func texts(content []byte, n int) (read []string, rest []byte, err error) {
	for range n {
		if len(content) < 2 {
			return nil, nil, fault.New(fault.Argument, "the request ends inside a text")
		}
		length := int(binary.BigEndian.Uint16(content))
		if len(content) < 2+length {
			return nil, nil, fault.New(fault.Argument, "the request ends inside a text")
		}
		read = append(read, string(content[2:2+length]))
		content = content[2+length:]
	}
	return read, content, nil
}

func number(n uint32) []byte {
	return binary.BigEndian.AppendUint32(nil, n)
}
