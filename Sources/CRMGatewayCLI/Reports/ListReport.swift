/// A list: a table for people, an array under one name for programs.
struct ListReport: Report {
    /// The name of the array.
    let name: String
    let table: TextTable
    let entries: [JSONValue]
    /// What is said instead of an empty table.
    let emptyLine: String

    var lines: [String] {
        table.rows.isEmpty ? [emptyLine] : table.lines
    }

    var json: JSONValue {
        .object([name: .list(entries)])
    }
}
