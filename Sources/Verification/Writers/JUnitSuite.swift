/// One suite of a JUnit report: an account's results, or a person's.
struct JUnitSuite {
    let name: String
    let properties: [(name: String, value: String)]
    let cases: [JUnitCase]

    /// The element. The schema lets children stand in any order; readers of other dialects want properties first.
    var text: String {
        let counts = [
            ("tests", cases.count), ("failures", cases.count { $0.outcome == .failure }),
            ("errors", cases.count { $0.outcome == .error }), ("skipped", cases.count { $0.outcome == .skipped }),
        ]
        let numbers = counts.map { " \($0)=\"\($1)\"" }.joined()
        let inner = [propertiesText] + cases.map(\.text)
        return "  <testsuite name=\"\(XMLText.escaped(name))\"\(numbers)>\n\(inner.joined())  </testsuite>\n"
    }

    private var propertiesText: String {
        guard !properties.isEmpty else { return "" }
        let lines = properties.map { property in
            "      <property name=\"\(XMLText.escaped(property.name))\" value=\"\(XMLText.escaped(property.value))\"/>\n"
        }
        return "    <properties>\n\(lines.joined())    </properties>\n"
    }
}
