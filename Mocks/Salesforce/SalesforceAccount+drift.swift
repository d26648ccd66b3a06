import MockKit

/// Changes by which an org drifts away from what was read of it, and records that are held.
extension SalesforceAccount {
    static let driftNames = [
        "change_type", "remove_option", "restrict_picklist", "require_field", "set_writable", "set_record_type",
        "lock_record",
    ]

    /// - Returns: whether there is such a change.
    mutating func drift(_ name: String, _ change: ChangeArguments) throws -> Bool {
        switch name {
        case "change_type": try changeType(change)
        case "remove_option": try removeOption(change)
        case "restrict_picklist":
            let isRestricted = try change.flag("value")
            try changePicklist(change) { $0.isRestrictedPicklist = isRestricted }
        case "require_field": try requireField(change)
        case "set_writable": try setWritable(change)
        case "set_record_type": try setRecordType(change)
        case "lock_record": try lockRecord(change)
        default: return false
        }
        return true
    }

    private func drifting(_ change: ChangeArguments) throws -> (key: String, place: Int) {
        try changedField(try change.text("object"), try change.text("property"))
    }

    /// Gives a field another type. Texts are made of its values, all other values are lost.
    private mutating func changeType(_ change: ChangeArguments) throws {
        let found = try drifting(change)
        let word = try change.text("type")
        guard let type = FieldType(rawValue: word), type != .reference,
            var field = objects[found.key]?.fields[found.place]
        else { throw MockChangeError("\"\(word)\" is no type that a field can be given") }
        field.type = type
        field.length = type.isText ? 255 : 0
        field.precision = type.isDecimal ? 18 : 0
        field.scale = 0
        field.defaultValue = type == .boolean ? false : .null
        field.isNillable = type != .boolean
        field.isDefaultedOnCreate = type == .boolean
        field.picklist = []
        objects[found.key]?.fields[found.place] = field
        for var row in tables[found.key]?.live ?? [] {
            let old = row[field.name] ?? .null
            row[field.name] = type.isText && !old.isNull ? .string(old.string ?? old.text) : field.defaultValue
            tables[found.key]?.set(row, id: row["Id"]?.string ?? "")
        }
    }

    private mutating func changePicklist(
        _ change: ChangeArguments, _ edit: (inout FieldDefinition) throws -> Void
    ) throws {
        let found = try drifting(change)
        guard var field = objects[found.key]?.fields[found.place], field.type.isPicklist else {
            throw MockChangeError("the field is no picklist")
        }
        try edit(&field)
        objects[found.key]?.fields[found.place] = field
    }

    /// Takes a value out of use: it stays in describe, inactive, and records keep it.
    private mutating func removeOption(_ change: ChangeArguments) throws {
        let value = try change.text("value")
        try changePicklist(change) { field in
            guard let place = field.picklist.firstIndex(where: { $0.value == value }) else {
                throw MockChangeError("the field has no value \"\(value)\"")
            }
            field.picklist[place].isActive = false
        }
    }

    /// Makes a field required of every record, or not; a required one is seen by all who see the object.
    private mutating func requireField(_ change: ChangeArguments) throws {
        let found = try drifting(change)
        let isRequired = try change.flag("value")
        objects[found.key]?.fields[found.place].isNillable = !isRequired
        objects[found.key]?.fields[found.place].isPermissionable = !isRequired
    }

    /// Says whether a field may be set on a new record, and whether it may be changed on one that is there.
    private mutating func setWritable(_ change: ChangeArguments) throws {
        let found = try drifting(change)
        objects[found.key]?.fields[found.place].isCreateable = try change.flag("createable")
        objects[found.key]?.fields[found.place].isUpdateable = try change.flag("updateable")
    }

    /// Takes a record type out of use, or back: `name` is its developer name.
    private mutating func setRecordType(_ change: ChangeArguments) throws {
        guard let object = object("RecordType") else { return }
        let name = try change.text("name")
        let isActive = try change.flag("active")
        let table = try change.text("object")
        let row = (tables["recordtype"]?.live ?? []).first {
            $0["SobjectType"]?.string == table && $0["DeveloperName"]?.string == name
        }
        guard let id = row?["Id"]?.string else { throw MockChangeError("\(table) has no record type \"\(name)\"") }
        update(id, of: object, by: installerID, with: ["IsActive": .bool(isActive)])
    }

    /// Puts a record under an approval, which locks it, or ends that.
    private mutating func lockRecord(_ change: ChangeArguments) throws {
        let table = try change.text("object")
        let id = try change.text("id")
        let isLocked = try change.flag("value")
        guard tables[table.lowercased()]?.live(id) != nil else { throw MockChangeError("\(table) has no record \(id)") }
        if isLocked { lockedRecords.insert(id) } else { lockedRecords.remove(id) }
    }
}
