package groups

import "github.com/consensys/gnark/frontend"

// MaxSize is the largest number of members of a group (GRP-1).
const MaxSize = 6

// Member is the content of one grouped effect.
type Member struct {
	Act   frontend.Variable
	Group frontend.Variable
	Index frontend.Variable
	Size  frontend.Variable
	Tick  frontend.Variable
	L1    frontend.Variable
	L2    frontend.Variable
	L3    frontend.Variable
	L4    frontend.Variable
}

// Row is one group: which members are present, their tick, and their content digests.
type Row struct {
	Present [MaxSize]frontend.Variable
	Tick    frontend.Variable
	Content [MaxSize]frontend.Variable
}
