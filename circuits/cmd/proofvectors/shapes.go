package main

import (
	"path/filepath"

	"tidemark/circuits/registry"
)

// rows is what the Java verifier has to know of a shape: how many rows each table has. The fields stand in the order of
// their JSON names.
type rows struct {
	Arguments    int `json:"arguments"`
	Authors      int `json:"authors"`
	Calls        int `json:"calls"`
	Capabilities int `json:"capabilities"`
	Effects      int `json:"effects"`
	Facts        int `json:"facts"`
	Groups       int `json:"groups"`
	Joined       int `json:"joined"`
	Links        int `json:"links"`
	Members      int `json:"members"`
	Nodes        int `json:"nodes"`
	Promises     int `json:"promises"`
	Resources    int `json:"resources"`
}

const shapeFile = "shapes.json"

// shapeDirectory is where the verifier looks for the rows of the shapes.
func shapeDirectory(root string) string {
	return filepath.Join(root, "verifier", "src", "main", "resources", "io", "tidemark", "verifier")
}

// shapeRows lists the shapes of the registry by name.
func shapeRows() map[string]rows {
	all := map[string]rows{}
	for _, s := range registry.Shapes() {
		all[s.Name] = rows{
			Arguments: s.Arguments, Authors: s.Authors, Calls: s.Calls, Capabilities: s.Capabilities, Effects: s.Effects,
			Facts: s.Facts, Groups: s.Groups, Joined: s.Joined, Links: s.Links, Members: s.Members, Nodes: s.Nodes, Promises: s.Promises, Resources: s.Resources,
		}
	}
	return all
}
