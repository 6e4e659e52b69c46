package bindings

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"tidemark/circuits/gadget/schnorr"
	"tidemark/circuits/registry"
)

// pathColumn is a column of one level of a fact's path; how many levels there are depends on the instance.
var pathColumn = regexp.MustCompile(`^path([0-9]+)([A-Z][A-Za-z0-9]*)$`)

func (d *Description) javaLayout() (string, error) {
	var body strings.Builder
	body.WriteString(`/**
 * Where each column of the witness stands: one class for each table, in the order of the tables; each column's offset in
 * its row, and its width when that is not one lane. Tables follow one another without gaps, and so do their rows.
 */
public final class WitnessLayout {
    /** The tables, in order; the first is the statement, whose lanes are public. */
`)
	body.WriteString("    public static final List<String> TABLES = List.of(\n")
	for i, table := range d.Tables {
		end := ","
		if i == len(d.Tables)-1 {
			end = ");"
		}
		fmt.Fprintf(&body, "            %q%s\n", table.Name, end)
	}
	body.WriteString("\n    private WitnessLayout() {}\n")
	body.WriteString(javaPadding())
	for _, table := range d.Tables {
		class, err := javaTable(table)
		if err != nil {
			return "", err
		}
		body.WriteString(class)
	}
	body.WriteString("}\n")
	return source("import java.util.List;\n", body.String()), nil
}

// javaPadding is the key and the signature that rows of authors hold which no program uses.
func javaPadding() string {
	key, signature := schnorr.Padding()
	var out strings.Builder
	out.WriteString(`
    /** A constant key and its signature over zero, for rows of "authors" that are not used; in hexadecimal. */
    public static final class Padding {
`)
	for _, value := range []struct {
		name string
		lane fr.Element
	}{{"KEY_X", key.X}, {"KEY_Y", key.Y}, {"R_X", signature.R.X}, {"R_Y", signature.R.Y}, {"S", *new(fr.Element).SetBigInt(&signature.S)}} {
		fmt.Fprintf(&out, "        public static final String %s =\n                \"%x\";\n", value.name, value.lane.Bytes())
	}
	out.WriteString("\n        private Padding() {}\n    }\n")
	return out.String()
}

func javaTable(table registry.Table) (string, error) {
	var out strings.Builder
	class := strings.ToUpper(table.Name[:1]) + table.Name[1:]
	fmt.Fprintf(&out, "\n    /** Columns of %q. */\n    public static final class %s {\n", table.Name, class)
	line := func(name string, value int) {
		fmt.Fprintf(&out, "        public static final int %s = %d;\n", name, value)
	}
	path := pathShape{}
	for _, column := range table.Columns {
		if match := pathColumn.FindStringSubmatch(column.Name); match != nil {
			if err := path.add(match, column); err != nil {
				return "", err
			}
			continue
		}
		if path.seen {
			return "", fmt.Errorf("bindings: column %s of %s stands behind the path", column.Name, table.Name)
		}
		line(constant(column.Name), column.Offset)
		if column.Width > 1 {
			line(constant(column.Name)+"_WIDTH", column.Width)
		}
	}
	if path.seen {
		out.WriteString("\n        /** The path: a level's columns, once for each level, to the end of the row. */\n")
		line("PATH", path.offset)
		for _, column := range path.level {
			line("LEVEL_"+constant(column.Name), column.Offset)
			line("LEVEL_"+constant(column.Name)+"_WIDTH", column.Width)
		}
		line("LEVEL_WIDTH", path.width)
	} else {
		out.WriteString("\n        /** Lanes of a row. */\n")
		line("WIDTH", table.RowWidth)
	}
	fmt.Fprintf(&out, "\n        private %s() {}\n    }\n", class)
	return out.String(), nil
}

// pathShape gathers the columns of level 0 and checks that every other level repeats them.
type pathShape struct {
	seen          bool
	offset, width int
	level         []registry.Column
	next          int // which column of level comes next, in levels above 0
}

func (p *pathShape) add(match []string, column registry.Column) error {
	level, err := strconv.Atoi(match[1])
	if err != nil {
		return err
	}
	name := strings.ToLower(match[2][:1]) + match[2][1:]
	if !p.seen {
		p.seen, p.offset = true, column.Offset
	}
	if level == 0 {
		p.level = append(p.level, registry.Column{Name: name, Offset: column.Offset - p.offset, Width: column.Width})
		p.width = column.Offset + column.Width - p.offset
		return nil
	}
	want := p.level[p.next%len(p.level)]
	at := p.offset + level*p.width + want.Offset
	if name != want.Name || column.Offset != at || column.Width != want.Width {
		return fmt.Errorf("bindings: column %s stands at %d, expected %s at %d", column.Name, column.Offset, want.Name, at)
	}
	p.next++
	return nil
}
