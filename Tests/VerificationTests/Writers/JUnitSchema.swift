import Foundation
import FoundationXML

/// What the schema of Jenkins' xUnit plugin, `junit-10.xsd`, says of the elements that a report may hold: which attributes each
/// has and must have, which children, whether it may hold text.
///
/// Restated, not copied: https://github.com/jenkinsci/xunit-plugin, read 2026-11. The schema lets the children of a suite and of
/// a case stand in any order; other dialects of JUnit want properties before cases, and at most one outcome before output, which
/// is checked too.
final class JUnitSchema: NSObject, XMLParserDelegate {
    struct Element {
        let required: Set<String>
        let optional: Set<String>
        let children: [String]
        let hasText: Bool
    }

    struct Node {
        let name: String
        let attributes: [String: String]
        var children: [Node] = []
        var text = ""
    }

    static let elements: [String: Element] = [
        "testsuites": Element(
            required: [], optional: ["name", "time", "tests", "failures", "errors"], children: ["testsuite"],
            hasText: false),
        "testsuite": Element(
            required: ["name", "tests", "failures", "errors"],
            optional: ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
            children: ["testsuite", "properties", "testcase", "system-out", "system-err"], hasText: false),
        "properties": Element(required: [], optional: [], children: ["property"], hasText: false),
        "property": Element(required: ["name", "value"], optional: [], children: [], hasText: false),
        "testcase": Element(
            required: ["name"], optional: ["time", "classname", "group"],
            children: [
                "skipped", "error", "failure", "rerunFailure", "rerunError", "flakyFailure", "flakyError", "system-out",
                "system-err",
            ], hasText: false),
        "failure": Element(required: [], optional: ["type", "message"], children: [], hasText: true),
        "error": Element(required: [], optional: ["type", "message"], children: [], hasText: true),
        "skipped": Element(required: [], optional: ["type", "message"], children: [], hasText: true),
        "system-out": Element(required: [], optional: [], children: [], hasText: true),
        "system-err": Element(required: [], optional: [], children: [], hasText: true),
    ]

    /// The document's root, where it is well formed.
    private(set) var root: Node?
    /// What isn't as the schema says.
    private(set) var faults: [String] = []
    private var open: [Node] = []

    /// Reads a document, and judges it.
    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { faults.append("not well formed: \(parser.parserError.map { "\($0)" } ?? "")") }
        guard let root else { return }
        if root.name != "testsuites" { faults.append("the root is \(root.name)") }
        judge(root)
        judgeIdentities(root)
    }

    /// A reader that joins suites tells cases apart by class and name alone.
    private func judgeIdentities(_ root: Node) {
        let cases = root.children.flatMap(\.children).filter { $0.name == "testcase" }
        let names = cases.map { "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")" }
        for (name, same) in Dictionary(grouping: names, by: \.self) where same.count > 1 {
            faults.append("\(same.count) cases bear the name \(name)")
        }
        if Set(root.children.map { $0.attributes["name"] }).count != root.children.count {
            faults.append("two suites bear one name")
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(Node(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        open[open.count - 1].text += text
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let node = open.removeLast()
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }

    private func judge(_ node: Node) {
        guard let element = Self.elements[node.name] else { return faults.append("unknown element \(node.name)") }
        let names = Set(node.attributes.keys)
        let missing = element.required.subtracting(names).sorted()
        let unknown = names.subtracting(element.required).subtracting(element.optional).sorted()
        if !missing.isEmpty { faults.append("\(node.name) lacks \(missing)") }
        if !unknown.isEmpty { faults.append("\(node.name) has \(unknown)") }
        if !element.hasText, !node.text.allSatisfy(\.isWhitespace) { faults.append("\(node.name) holds text") }
        for child in node.children where !element.children.contains(child.name) {
            faults.append("\(node.name) holds \(child.name)")
        }
        if node.name == "testsuite" { judgeSuite(node) }
        if node.name == "testcase" { judgeCase(node) }
        node.children.forEach(judge)
    }

    /// The counts are numbers, and those of the cases; properties come first and once.
    private func judgeSuite(_ suite: Node) {
        let cases = suite.children.filter { $0.name == "testcase" }
        func count(_ outcome: String) -> Int { cases.count { $0.children.contains { $0.name == outcome } } }
        let expected = [
            "tests": cases.count, "failures": count("failure"), "errors": count("error"), "skipped": count("skipped"),
        ]
        for (name, number) in expected.sorted(by: { $0.key < $1.key }) where suite.attributes[name] != "\(number)" {
            faults.append("\(name) is \(suite.attributes[name] ?? "none"), not \(number)")
        }
        let names = suite.children.map(\.name)
        if names.dropFirst().contains("properties") { faults.append("properties don't come first") }
    }

    private func judgeCase(_ node: Node) {
        let outcomes: Set<String> = ["skipped", "error", "failure"]
        let names = node.children.map(\.name)
        if names.count(where: outcomes.contains) > 1 { faults.append("a case has two outcomes") }
        if names.firstIndex(where: outcomes.contains) ?? 0 > 0 { faults.append("output comes before the outcome") }
    }
}
