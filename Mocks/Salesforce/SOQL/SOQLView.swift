import MockKit

/// Writes rows as a query's answer shows them.
struct SOQLView {
    let columns: [SOQLPath]
    let table: SOQLTable
    /// Such as `/services/data/v66.0`.
    let path: String

    /// The columns in the order of the query; those of a related row together in an object of its own.
    func record(_ row: Int) -> JSON {
        var members: [(String, JSON)] = [("attributes", attributes(of: row, in: table))]
        var seen: Set<String> = []
        for column in columns {
            guard let through = column.through else {
                members.append((column.field.name, table.read(row, column.field.name)))
                continue
            }
            let name = through.relationshipName ?? through.name
            if seen.insert(name).inserted { members.append((name, related(row, through: through, column))) }
        }
        return .object(JSONObject(uniqueMembers: members))
    }

    private func related(_ row: Int, through: SOQLField, _ column: SOQLPath) -> JSON {
        guard let target = column.related(to: row, in: table, through: through) else { return .null }
        var members = [("attributes", attributes(of: target.row, in: target.table))]
        for other in columns where other.through?.name == through.name {
            members.append((other.field.name, target.table.read(target.row, other.field.name)))
        }
        return .object(JSONObject(uniqueMembers: members))
    }

    private func attributes(of row: Int, in table: SOQLTable) -> JSON {
        [
            "type": .string(table.object),
            "url": .string("\(path)/sobjects/\(table.object)/\(table.ids[row])"),
        ]
    }
}
