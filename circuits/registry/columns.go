package registry

import "reflect"

// Columns are those of a row of any table, in the order in which gnark flattens it: fields that are variables, arrays of
// variables, structs, and slices of structs.
func Columns(row any) []Column { return columnsOf(reflect.ValueOf(row), "", 0) }
