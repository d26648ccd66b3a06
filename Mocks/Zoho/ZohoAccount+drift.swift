import MockKit

/// Changes by which an org drifts away from what was read of it.
extension ZohoAccount {
    private mutating func module(_ change: ChangeArguments) throws -> (name: String, place: Int) {
        let name = try change.text("object")
        let property = try change.text("property")
        guard let place = modules[name]?.place(of: property) else {
            throw MockChangeError("\(name) has no field \"\(property)\": see GET /_mock/state")
        }
        return (name, place)
    }

    /// Gives a field another type. Texts are made of its values, all other values are lost.
    mutating func changeType(_ change: ChangeArguments) throws {
        let found = try module(change)
        let word = try change.text("type")
        guard let type = FieldType(rawValue: word), !type.isUser, type != .lookup, !type.isComputed else {
            throw MockChangeError("\"\(word)\" is no type that a field can be given")
        }
        guard var field = modules[found.name]?.fields[found.place] else { return }
        field.type = type
        field.length = type.standardLength
        field.decimals = type.isDecimal ? 2 : nil
        field.pickList = []
        modules[found.name]?.fields[found.place] = field
        for id in modules[found.name]?.order ?? [] {
            let old = modules[found.name]?.records[id]?.values[field.apiName] ?? .null
            let isKept = [.text, .textarea].contains(type) && !old.isNull
            modules[found.name]?.records[id]?.values[field.apiName] = isKept ? .string(old.string ?? old.text) : nil
        }
    }

    /// Users and definitions are listed as they are now, whatever changes: as one sees them who looked a moment ago.
    mutating func freezeLists() {
        var now = self
        now.earlier = []
        earlier = [now]
    }

    /// Says whether the API may set a field of a new record, and whether it may change it of one that is there.
    mutating func setOperations(_ change: ChangeArguments) throws {
        let found = try module(change)
        modules[found.name]?.fields[found.place].canCreate = try change.flag("api_create")
        modules[found.name]?.fields[found.place].canUpdate = try change.flag("api_update")
    }

    /// Makes a layout ask for a field, or not: the standard layout unless another is named.
    mutating func requireField(_ change: ChangeArguments) throws {
        let found = try module(change)
        let name = try change.text("property")
        let layout = change.json["layout"]?.string ?? "Standard"
        guard let place = modules[found.name]?.layouts.firstIndex(where: { $0.name == layout }) else {
            throw MockChangeError("\(found.name) has no layout \"\(layout)\"")
        }
        if try change.flag("value") {
            modules[found.name]?.layouts[place].required.insert(name)
        } else {
            modules[found.name]?.layouts[place].required.remove(name)
        }
    }
}
