package io.tidemark.cli.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The rules that can be read off the POMs: the arrows again, and the scope of what few modules may carry. */
final class PomRules {
    private static final String OWN_GROUP = "io.tidemark";
    private static final String OWN_PREFIX = "tidemark-";

    private PomRules() {}

    /** Every violation in a module's POM below the root, as {@code path: what}. */
    static List<String> violations(Path root) throws IOException {
        List<String> violations = new ArrayList<>();
        for (Module module : Module.HOUSE) {
            Path pom = root.resolve(module.folder()).resolve("pom.xml");
            if (!Files.exists(pom)) {
                violations.add(module.folder() + "/pom.xml: missing");
                continue;
            }
            for (Dependency dependency : dependencies(pom)) {
                String problem = problem(module, dependency);
                if (!problem.isEmpty()) {
                    violations.add(module.folder() + "/pom.xml: " + problem);
                }
            }
        }
        return List.copyOf(violations);
    }

    private static String problem(Module module, Dependency dependency) {
        if (dependency.group.equals(OWN_GROUP)) {
            return ownProblem(module, dependency, dependency.artifact.substring(OWN_PREFIX.length()));
        }
        if (dependency.artifact.startsWith("jnr-") && !module.folder().equals(Module.BRIDGE)) {
            return "jnr-ffi stays in " + Module.BRIDGE;
        }
        boolean zooKeeper =
                dependency.group.equals("org.apache.curator") || dependency.group.equals("org.apache.zookeeper");
        if (zooKeeper && !module.folder().equals("runtime")) {
            return "ZooKeeper stays in runtime";
        }
        if (dependency.group.equals("org.openjdk.jmh") && !module.folder().equals("benchmarks")) {
            return "JMH stays in benchmarks";
        }
        return "";
    }

    private static String ownProblem(Module module, Dependency dependency, String folder) {
        return switch (folder) {
            case Module.FIXTURES -> dependency.scope.equals("test") ? "" : "fixtures is test scope everywhere";
            case Module.CIRCUITS ->
                module.folder().equals(Module.BRIDGE) && dependency.scope.equals("runtime")
                        ? ""
                        : "the native library is a runtime dependency of " + Module.BRIDGE + " alone";
            default -> module.sees().contains(folder) ? "" : module.folder() + " must not see " + folder;
        };
    }

    private static List<Dependency> dependencies(Path pom) throws IOException {
        Element project = parse(pom).getDocumentElement();
        return children(project, "dependencies")
                .flatMap(all -> children(all, "dependency"))
                .map(one -> new Dependency(
                        text(one, "groupId", ""), text(one, "artifactId", ""), text(one, "scope", "compile")))
                .toList();
    }

    private static Document parse(Path pom) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(pom.toFile());
        } catch (ParserConfigurationException | SAXException failure) {
            throw new IOException(pom + " is not XML", failure);
        }
    }

    private static Stream<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(index -> parent.getChildNodes().item(index))
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    private static String text(Element parent, String name, String otherwise) {
        return children(parent, name)
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse(otherwise);
    }

    private record Dependency(String group, String artifact, String scope) {}
}
