package keystore

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"tidemark/circuits/prove/fault"
)

// DevelopmentPrefix begins the id of a key that one party made.
const DevelopmentPrefix = "dev-"

// ID names a key (KEY-4): a hash in hexadecimal, for a development key with its prefix.
type ID string

// ParseID reads an id in its only form.
func ParseID(text string) (ID, error) {
	digits := strings.TrimPrefix(text, DevelopmentPrefix)
	decoded, err := hex.DecodeString(digits)
	if err != nil || len(decoded) != sha256.Size || strings.ToLower(digits) != digits {
		return "", fault.New(fault.Argument,
			"a key id is 64 lower-case hexadecimal digits, after %q for a development key", DevelopmentPrefix)
	}
	return ID(text), nil
}

// Development tells whether the id is that of a development key.
func (id ID) Development() bool {
	return strings.HasPrefix(string(id), DevelopmentPrefix)
}

// parts is what a key id is made of.
type parts struct {
	development bool
	gnark       string
	system      [32]byte
	shape       string
	verifying   []byte
}

func (p parts) id() ID {
	mark, prefix := "production", ""
	if p.development {
		mark, prefix = "development", DevelopmentPrefix
	}
	verifying := sha256.Sum256(p.verifying)
	digest := sha256.New()
	digest.Write([]byte("tidemark/1/key"))
	for _, part := range [][]byte{[]byte(p.gnark), p.system[:], []byte(p.shape), verifying[:], []byte(mark)} {
		digest.Write(binary.BigEndian.AppendUint32(nil, uint32(len(part))))
		digest.Write(part)
	}
	return ID(prefix + hex.EncodeToString(digest.Sum(nil)))
}
