package main

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"time"

	"tidemark/circuits/cabi/bindings"
	"tidemark/circuits/cabi/engine"
	"tidemark/circuits/prove"
	"tidemark/circuits/prove/fault"
)

const progressInterval = 100 * time.Millisecond

// server answers requests with one engine, one operation and at most one open key.
type server struct {
	engine *engine.Engine
	key    engine.Handle
	out    io.Writer
}

// serve answers requests until the input ends. When it ends in the middle of a request, the parent is gone and the
// process ends at once.
func serve(e *engine.Engine, build [32]byte, in io.Reader, out io.Writer) error {
	s := &server{engine: e, out: out}
	if err := writeFrame(out, answerReady, number(bindings.ABI), build[:]); err != nil {
		return err
	}
	requests := make(chan frame)
	ended := make(chan error, 1)
	go func() {
		for {
			request, err := readFrame(in)
			if err != nil {
				ended <- err
				return
			}
			requests <- request
		}
	}()
	for {
		select {
		case request := <-requests:
			if err := s.answer(request, ended); err != nil {
				return err
			}
		case err := <-ended:
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// answer does what is asked, telling progress meanwhile.
func (s *server) answer(request frame, ended <-chan error) error {
	operation, err := s.engine.OpenOperation()
	if err != nil {
		return err
	}
	defer func() { _ = s.engine.CloseOperation(operation) }()
	done := make(chan reply, 1)
	go func() {
		var r reply
		status, text := engine.Guard(func() (err error) {
			r, err = s.do(operation, request)
			return err
		})
		if status != fault.OK {
			r = reply{answerError, [][]byte{number(uint32(status)), []byte(text)}}
		}
		done <- r
	}()
	ticker := time.NewTicker(progressInterval)
	defer ticker.Stop()
	told := prove.Waiting
	for {
		select {
		case r := <-done:
			return writeFrame(s.out, r.kind, r.content...)
		case <-ended:
			os.Exit(0)
		case <-ticker.C:
			progress, err := s.engine.Watch(operation)
			if err != nil {
				return err
			}
			if progress.Phase != told {
				told = progress.Phase
				if err := writeFrame(s.out, answerProgress, number(uint32(told))); err != nil {
					return err
				}
			}
		}
	}
}

type reply struct {
	kind    byte
	content [][]byte
}

func (s *server) do(operation engine.Handle, request frame) (reply, error) {
	switch request.kind {
	case requestEstimate:
		return s.estimate(request.content)
	case requestOpen:
		return s.open(operation, request.content)
	case requestSetup:
		return s.setup(operation, request.content)
	case requestCheck:
		violation, err := s.engine.Check(operation, s.key, request.content)
		if err != nil || violation == nil {
			return reply{kind: answerViolation}, err
		}
		return reply{answerViolation, [][]byte{engine.EncodeViolation(violation)}}, nil
	case requestProve:
		proof, err := s.engine.Prove(operation, s.key, request.content)
		if err != nil {
			return reply{}, err
		}
		return reply{answerProof, [][]byte{proof.Bytes, proof.Public}}, nil
	}
	return s.other(request)
}

func (s *server) estimate(content []byte) (reply, error) {
	read, rest, err := texts(content, 1)
	if err != nil || len(rest) != 0 {
		return reply{}, fault.New(fault.Argument, "expected one text")
	}
	estimate, err := s.engine.Estimate(read[0])
	if err != nil {
		return reply{}, err
	}
	var numbers []byte
	for _, n := range []int64{
		estimate.Setup.Nanoseconds(), estimate.Load.Nanoseconds(), estimate.Prove.Nanoseconds(),
		estimate.SetupMemory, estimate.ProveMemory, estimate.DiskStorage,
	} {
		numbers = binary.BigEndian.AppendUint64(numbers, uint64(n))
	}
	return reply{answerEstimate, [][]byte{numbers}}, nil
}

func (s *server) open(operation engine.Handle, content []byte) (reply, error) {
	read, rest, err := texts(content, 3)
	if err != nil || len(rest) != 0 {
		return reply{}, fault.New(fault.Argument, "expected three texts")
	}
	key, err := s.engine.OpenKey(operation, read[0], read[1], read[2])
	if err != nil {
		return reply{}, err
	}
	if s.key != 0 {
		_ = s.engine.CloseKey(s.key)
	}
	s.key = key
	id, err := s.engine.KeyID(key)
	return reply{answerKey, [][]byte{[]byte(id)}}, err
}

func (s *server) setup(operation engine.Handle, content []byte) (reply, error) {
	read, rest, err := texts(content, 2)
	if err != nil || len(rest) != 1 || rest[0] > 1 {
		return reply{}, fault.New(fault.Argument, "expected two texts and a byte that is 0 or 1")
	}
	id, err := s.engine.Setup(operation, read[0], read[1], rest[0] == 1)
	return reply{answerKey, [][]byte{[]byte(id)}}, err
}
