/// One thing that was done or looked at: a sentence or fields for people, an object for programs.
struct FactsReport: Report {
    let lines: [String]
    let json: JSONValue

    init(_ lines: [String], _ json: JSONValue) {
        self.lines = lines.map(PrintableText.of)
        self.json = json
    }
}
