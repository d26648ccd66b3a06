import MockKit

/// The one place where records are read and changed. Rules are judged by those who call.
extension SalesforceAccount {
    /// The live rows of an object, those of the setup and of the Tooling API among them, oldest first.
    ///
    /// Rows hold every field; what the user may see of them is said by ``view(of:for:in:)``. Those that are hidden from the
    /// user are left out.
    func rows(of name: String, for userID: String, in space: SchemaSpace = .data) -> [Row] {
        guard space == .data else { return toolingRows(of: name, for: userID) }
        return shown(tables[name.lowercased()]?.live ?? [], of: name, to: userID)
    }

    /// One live row by its 18-character id (or a Tooling object's durable id).
    func row(_ id: String, of name: String, for userID: String, in space: SchemaSpace = .data) -> Row? {
        guard space == .tooling else { return tables[name.lowercased()]?.live(id) }
        return toolingRows(of: name, for: userID).first { $0["Id"]?.string == id || $0["DurableId"]?.string == id }
    }

    /// Whether a record was there and was deleted.
    func isDeleted(_ id: String, of name: String) -> Bool { tables[name.lowercased()]?.isDeleted(id) ?? false }

    /// Adds a record with an id and the system's fields. Fields that are absent become their default or `null`.
    /// - Returns: the new id.
    @discardableResult
    mutating func insert(_ values: Row, into object: ObjectDefinition, by userID: String, id given: String? = nil)
        -> String
    {
        let id = given ?? nextID(object.keyPrefix)
        var row = values
        let instant = JSON.string(SalesforceTime.text(now))
        let stamps: Row = [
            "CreatedDate": instant, "LastModifiedDate": instant, "SystemModstamp": instant, "IsDeleted": false,
            "CreatedById": .string(userID), "LastModifiedById": .string(userID),
        ]
        // One walk over the fields: orgs of ten thousand users are made at the start of a test.
        for field in object.fields {
            if let stamp = stamps[field.name] {
                row[field.name] = stamp
            } else if row[field.name] == nil {
                row[field.name] = field.defaultValue
            }
        }
        row["Id"] = .string(id)
        tables[object.name.lowercased(), default: Table()].set(row, id: id)
        return id
    }

    /// Puts values into a live record and stamps it.
    mutating func update(_ id: String, of object: ObjectDefinition, by userID: String, with values: Row) {
        guard var row = tables[object.name.lowercased()]?.live(id) else { return }
        row.merge(values) { $1 }
        let instant = JSON.string(SalesforceTime.text(now))
        let stamps: Row = [
            "LastModifiedDate": instant, "SystemModstamp": instant, "LastModifiedById": .string(userID),
        ]
        for (name, value) in stamps where object.field(name) != nil { row[name] = value }
        tables[object.name.lowercased()]?.set(row, id: id)
    }

    /// Moves a record to the recycle bin.
    mutating func delete(_ id: String, of object: ObjectDefinition) {
        tables[object.name.lowercased()]?.delete(id)
    }

    /// The next free id of a key prefix.
    mutating func nextID(_ prefix: String) -> String {
        let number = (lastNumbers[prefix] ?? Self.firstNumber) + 1
        lastNumbers[prefix] = number
        return SalesforceID.make(prefix: prefix, number: number)
    }

    /// High enough that ids have letters of both cases.
    private static let firstNumber = 2_176_845_331
}
