package bus

// Lanes says which power of b stands before lanes 0 to 6 of a cell, in the order of spec 2.3. Lane 7, the link, is not in the
// tuple. The orders are chosen so that tables can share products; -1 is a lane that is always zero.
func Lanes(s Section) [7]int {
	switch s {
	case Resources:
		return [7]int{0, 1, 2, 3, 4, 5, 6}
	case Capabilities:
		return [7]int{0, 1, 2, 5, 4, 3, 6}
	case Calls:
		return [7]int{0, 2, 1, 3, -1, 5, 6}
	default:
		panic("bus: program cells have their own tuple")
	}
}

// Powers of b in the tuple of a program cell, whose lane 5 is opened.
const (
	ProgramKeyX         = 1
	ProgramKeyY         = 2
	ProgramHead         = 3
	ProgramDomain       = 4
	ProgramCallHead     = 5
	ProgramCause        = 6
	ProgramRegisteredAt = 7
	ProgramDeposits     = 8
	ProgramCounter      = 9
)
