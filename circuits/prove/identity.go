package prove

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"sort"

	"github.com/consensys/gnark"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
)

// GnarkVersion is the version of gnark that this program holds, for example v0.16.3.
func GnarkVersion() string {
	return "v" + gnark.Version.String()
}

// SystemHash names a constraint system: the SHA-256 of its input names, coefficients, instructions, commitments and
// hints. Source positions and other debugging matter are left out, so one circuit has one hash wherever it is compiled.
func SystemHash(system *cs.R1CS) [32]byte {
	digest := sha256.New()
	w := hashWriter{bufio.NewWriterSize(digest, 1<<16)}
	w.text("tidemark/1/constraint-system")
	w.text(system.ScalarField)
	w.names(system.Public)
	w.names(system.Secret)
	w.number(system.NbInternalVariables)
	w.number(system.NbConstraints)
	w.number(len(system.Coefficients))
	for i := range system.Coefficients {
		element := system.Coefficients[i].Bytes()
		w.bytes(element[:])
	}
	w.number(len(system.Blueprints))
	for _, blueprint := range system.Blueprints {
		w.number(blueprint.CalldataSize())
		w.number(blueprint.NbConstraints())
	}
	w.number(len(system.Instructions))
	for _, instruction := range system.Instructions {
		w.word(uint32(instruction.BlueprintID))
		w.word(instruction.ConstraintOffset)
		w.word(instruction.WireOffset)
		w.number(int(instruction.StartCallData))
	}
	w.number(len(system.CallData))
	for _, word := range system.CallData {
		w.word(word)
	}
	w.commitments(system)
	w.hints(system.MHintsDependencies)
	return w.sum(digest)
}

type hashWriter struct {
	out *bufio.Writer
}

// bytes goes to a hash, which never fails.
func (w hashWriter) bytes(b []byte) {
	_, _ = w.out.Write(b)
}

func (w hashWriter) word(x uint32) {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], x)
	w.bytes(b[:])
}

func (w hashWriter) number(x int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(int64(x)))
	w.bytes(b[:])
}

func (w hashWriter) text(s string) {
	w.number(len(s))
	w.bytes([]byte(s))
}

func (w hashWriter) names(names []string) {
	w.number(len(names))
	for _, name := range names {
		w.text(name)
	}
}

func (w hashWriter) numbers(xs []int) {
	w.number(len(xs))
	for _, x := range xs {
		w.number(x)
	}
}

func (w hashWriter) commitments(system *cs.R1CS) {
	commitments := system.CommitmentInfo.(constraint.Groth16Commitments)
	w.number(len(commitments))
	for _, commitment := range commitments {
		w.numbers(commitment.PublicAndCommitmentCommitted)
		w.numbers(commitment.PrivateCommitted)
		w.number(commitment.CommitmentIndex)
		w.number(commitment.NbPublicCommitted)
	}
}

func (w hashWriter) hints(hints map[solver.HintID]string) {
	ids := make([]solver.HintID, 0, len(hints))
	for id := range hints {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	w.number(len(ids))
	for _, id := range ids {
		w.word(uint32(id))
		w.text(hints[id])
	}
}

func (w hashWriter) sum(digest hash.Hash) [32]byte {
	_ = w.out.Flush()
	var out [32]byte
	digest.Sum(out[:0])
	return out
}
