import Foundation
import MockKit

/// How records are shown to a user.
struct RecordView {
    let account: ZohoAccount
    let module: Module
    let user: OrgUser
    private let fields: [Field]

    init(account: ZohoAccount, module: Module, user: OrgUser) {
        self.account = account
        self.module = module
        self.user = user
        fields = module.visible(to: user.profileID, at: account.now).filter(\.isUsed)
    }

    /// A record with the fields asked for, or with all that are visible and Zoho's own `$` keys.
    func json(_ record: Record, values: [String: JSON]? = nil, fields wanted: [String]? = nil) -> JSON {
        let values = values ?? record.values
        let shown = wanted.map { names in fields.filter { names.contains($0.apiName) } } ?? fields
        var members = shown.map { ($0.apiName, value(of: $0, in: record, values: values)) }
        if wanted == nil {
            members.append(("Layout", layout(of: values)))
            members += [
                ("$approval_state", "approved"), ("$editable", true), ("$in_merge", false), ("$state", "save"),
                ("$currency_symbol", "$"), ("$process_flow", false),
            ]
        }
        members.append(("id", .string(record.id)))
        return .object(JSONObject(uniqueMembers: members))
    }

    func value(of field: Field, in record: Record, values: [String: JSON]) -> JSON {
        switch field.apiName {
        case "Created_Time": return account.time(record.createdAt, for: user)
        case "Modified_Time": return account.time(record.modifiedAt, for: user)
        case "Created_By": return account.user(record.createdBy)?.reference.json ?? .null
        case "Modified_By": return account.user(record.modifiedBy)?.reference.json ?? .null
        case "Full_Name": return fullName(values)
        default: return shown(values[field.apiName] ?? .null, as: field)
        }
    }

    private func fullName(_ values: [String: JSON]) -> JSON {
        let parts = ["First_Name", "Last_Name"].compactMap { values[$0]?.string }
        return .string(parts.joined(separator: " "))
    }

    private func shown(_ value: JSON, as field: Field) -> JSON {
        guard !value.isNull else { return empty(field) }
        switch field.type {
        case .ownerlookup, .userlookup: return person(value.string ?? "")
        case .lookup: return related(value.string ?? "", in: field.lookupModule ?? "")
        case .datetime: return account.time(Date(timeIntervalSince1970: value.decimal ?? 0), for: user)
        case .bigint:
            return account.switches.bigintAsNumber
                ? value.string.flatMap { Int($0) }.map { .integer($0) } ?? value : value
        case .currency, .double, .percent:
            return value.integer.map { .integer($0) } ?? value
        case .picklist: return .string(word(value.string ?? "", of: field))
        case .multiselectpicklist:
            return .strings((value.array ?? []).compactMap(\.string).map { word($0, of: field) })
        default: return value
        }
    }

    private func empty(_ field: Field) -> JSON {
        switch field.type {
        case .boolean: false
        case .multiselectpicklist where account.switches.emptyLists: []
        default: .null
        }
    }

    private func word(_ actual: String, of field: Field) -> String {
        guard account.switches.displayOnRead else { return actual }
        return field.pickList.first { $0.actual == actual }?.display ?? actual
    }

    private func person(_ id: String) -> JSON {
        guard let user = account.user(id) else { return .null }
        return ["name": .string(user.fullName), "id": .string(id), "email": .string(user.email)]
    }

    private func related(_ id: String, in name: String) -> JSON {
        guard let target = account.modules[name], let record = target.records[id] else { return .null }
        let isPerson = target.field("Full_Name") != nil
        let title = isPerson ? fullName(record.values).string : record.values[target.nameField]?.string
        return JSONReference(name: title ?? "", id: id).json
    }

    private func layout(of values: [String: JSON]) -> JSON {
        let layout = module.layouts.first { $0.id == values[RecordDraft.layoutKey]?.string } ?? module.layouts.first
        return layout?.reference.json ?? .null
    }
}
