package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// partLimit bounds each part of a case.
const partLimit = 1 << 20

// judgeStream answers cases until the input ends. A case is one byte, 1 if commitment wires are plain SHA-256 and else 0,
// and three parts, each a 32-bit length and that many bytes: key, proof, public inputs. The answer is a line: the
// verdict, then the names of the parts with bytes that gnark left unread, or "oversized" if gnark was not asked.
//
// gnark allocates what a count says before it reads: 2^32-1 points are 256 GB, which ends the process. A count that the
// file cannot hold makes it unreadable without asking.
func judgeStream(in io.Reader, out io.Writer) error {
	reader, writer := bufio.NewReader(in), bufio.NewWriter(out)
	for {
		kind, err := reader.ReadByte()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var parts [3][]byte
		for i := range parts {
			if parts[i], err = readPart(reader); err != nil {
				return err
			}
		}
		line := answer(parts[0], parts[1], parts[2], shape{sha256Wires: kind == 1})
		if _, err := fmt.Fprintln(writer, line); err != nil {
			return err
		}
		if err := writer.Flush(); err != nil {
			return err
		}
	}
}

func answer(key, proof, public []byte, s shape) string {
	if keyOutgrows(key) {
		return string(unreadableKey) + " oversized"
	}
	oversized := proofOutgrows(proof)
	if oversized {
		proof = nil // unreadable, if the key is not
	}
	v, left := judgeRead(key, proof, public, s)
	line := string(v)
	if oversized {
		line += " oversized"
	}
	if left.key {
		line += " key"
	}
	if left.proof {
		line += " proof"
	}
	return line
}

func readPart(reader io.Reader) ([]byte, error) {
	var length uint32
	if err := binary.Read(reader, binary.BigEndian, &length); err != nil {
		return nil, err
	}
	if length > partLimit {
		return nil, fmt.Errorf("expected a part of at most %d bytes, came %d", partLimit, length)
	}
	part := make([]byte, length)
	_, err := io.ReadFull(reader, part)
	return part, err
}
