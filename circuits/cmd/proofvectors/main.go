// Command proofvectors writes Groth16 and PLONK keys and proofs that the Java verifier is tested with, and gnark's verdict
// on altered ones, below fixtures' groth16/ and plonk/; and the rows of each shape, beside the verifier's classes.
//
//	go run ./cmd/proofvectors                 (in circuits/) the verdicts anew, from the keys and proofs there are; the rows
//	go run ./cmd/proofvectors -renew          Groth16 keys and proofs too: others each time, because setup is random
//	go run ./cmd/proofvectors -renew-plonk    PLONK proofs too: others each time, because proofs are random; the keys are not
//	go run ./cmd/proofvectors -judge          gnark's verdict on each case of standard input, for the differential test
//
// The keys were set up by one party: they are for tests and nothing else.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/consensys/gnark/logger"
)

const (
	statementFile = "statements.json"
	verdictFile   = "verdicts.json"
)

func main() {
	root := flag.String("root", "..", "root of the repository")
	renew := flag.Bool("renew", false, "make new Groth16 keys and proofs")
	renewPlonk := flag.Bool("renew-plonk", false, "make new PLONK proofs")
	asJudge := flag.Bool("judge", false, "answer the cases of standard input with gnark's verdicts")
	flag.Parse()
	if err := choose(*root, *asJudge, *renew, *renewPlonk); err != nil {
		fmt.Fprintln(os.Stderr, "proofvectors:", err)
		os.Exit(1)
	}
}

func choose(root string, asJudge, renew, renewPlonk bool) error {
	if asJudge {
		return judgeStream(os.Stdin, os.Stdout)
	}
	if err := run(root, renew); err != nil {
		return err
	}
	return runPlonk(root, renewPlonk)
}

func init() {
	logger.Disable()
}

func vectorDirectory(root string) string {
	return filepath.Join(root, "fixtures", "src", "main", "resources", "groth16")
}

func run(root string, renew bool) error {
	directory := vectorDirectory(root)
	if err := write(shapeDirectory(root), shapeFile, shapeRows()); err != nil {
		return err
	}
	if renew {
		if err := renewTriples(directory); err != nil {
			return err
		}
	}
	files, err := readTriples(directory)
	if err != nil {
		return err
	}
	verdicts, err := makeVerdicts(files)
	if err != nil {
		return err
	}
	return write(directory, verdictFile, verdicts)
}

func renewTriples(directory string) error {
	for _, s := range shapes() {
		statements, err := s.statements(filepath.Join(directory, statementFile))
		if err != nil {
			return err
		}
		made, err := makeTriples(s, statements)
		if err != nil {
			return err
		}
		if err := write(directory, s.name+".json", made); err != nil {
			return err
		}
	}
	return nil
}

func readTriples(directory string) ([]*triples, error) {
	var files []*triples
	for _, s := range shapes() {
		content, err := os.ReadFile(filepath.Join(directory, s.name+".json"))
		if err != nil {
			return nil, err
		}
		file := new(triples)
		if err := json.Unmarshal(content, file); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func render(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}

func write(directory, name string, value any) error {
	content, err := render(value)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(directory, name), content, 0o644)
}
