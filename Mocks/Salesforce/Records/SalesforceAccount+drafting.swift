import MockKit

/// From a body to a record that could be saved: names, rights and JSON types are judged here.
extension SalesforceAccount {
    /// - Throws: `INVALID_FIELD` for names that the user does not see, then `INVALID_FIELD_FOR_INSERT_UPDATE` for all
    ///   fields that he cannot write, then `JSON_PARSER_ERROR` and `MALFORMED_ID` for values of another type.
    func draft(
        _ body: JSONObject, of view: ObjectView, id: String?, context: RecordContext
    ) throws -> RecordDraft {
        guard id == nil ? view.access.canCreate : view.access.canEdit else {
            throw SalesforceFailure.insufficientAccess
        }
        let old = try id.map { try existing($0, of: view, for: context.userID) }
        let members = body.members.filter { $0.name.lowercased() != "attributes" }
        let fields = try writable(members.map(\.name), of: view, isNew: id == nil)
        var row = try old ?? standardValues(of: view, for: context.userID)
        for (field, member) in zip(fields, members) {
            row[field.name] = try RecordValueRules(field: field).stored(member.value)
        }
        var draft = RecordDraft(view: view, id: id, row: row, sent: fields, old: old)
        deriveName(in: &draft)
        deriveStage(in: &draft)
        return draft
    }

    /// The live row of an id, for changing or deleting it.
    /// - Throws: 404, with other codes for a deleted record, for one that never was, and for one that is hidden, of which it
    ///   isn't said whether it is there; 403 for one that the user sees and may not change.
    func existing(_ id: String, of view: ObjectView, for userID: String) throws -> Row {
        let table = tables[view.name.lowercased()]
        if let row = table?.row(id), isHidden(row, of: view.definition, from: userID) {
            throw SalesforceFailure.notFound
        }
        if isDeleted(id, of: view.name) { throw SalesforceFailure.deleted }
        guard let row = table?.live(id) else { throw SalesforceFailure.invalidCrossReference }
        guard !isClosed(row, of: view.definition, to: userID) else {
            throw SalesforceFailure.insufficientAccess
        }
        return row
    }

    private func writable(_ names: [String], of view: ObjectView, isNew: Bool) throws -> [FieldDefinition] {
        if !isNew, let name = names.first(where: { $0.lowercased() == "id" }) {
            throw SalesforceFailure(
                400, "INVALID_FIELD", "The \(name) field should not be specified in the sobject data.")
        }
        let fields = try names.map { name in
            guard let field = view.field(name) else { throw SalesforceFailure.noSuchColumn(name, on: view.name) }
            return field
        }
        let refused = fields.filter { isNew ? !$0.isCreateable : !$0.isUpdateable }
        guard refused.isEmpty else { throw SalesforceFailure.notWritable(refused.map(\.name)) }
        return fields.map(\.definition)
    }

    /// What a new record has before its body is looked at.
    private func standardValues(of view: ObjectView, for userID: String) throws -> Row {
        var row: Row = [:]
        for field in view.definition.fields {
            row[field.name] = field.defaultValue
            if field.type.isPicklist, field.defaultValue.isNull,
                let entry = field.picklist.first(where: { $0.isDefault && $0.isActive })
            {
                row[field.name] = .string(entry.value)
            }
        }
        if view.definition.field("OwnerId") != nil { row["OwnerId"] = .string(userID) }
        if view.definition.field("RecordTypeId") != nil {
            row["RecordTypeId"] = .optional(defaultRecordType(of: view.name, for: userID))
        }
        return row
    }

    /// A person's name consists of first and last name.
    private func deriveName(in draft: inout RecordDraft) {
        guard draft.object.field("LastName") != nil, draft.object.field("Name") != nil else { return }
        let parts = ["FirstName", "LastName"].compactMap { draft.row[$0]?.string }
        draft.row["Name"] = parts.isEmpty ? .null : .string(parts.joined(separator: " "))
    }

    /// The stage decides on probability and forecast, unless the same body says otherwise.
    private func deriveStage(in draft: inout RecordDraft) {
        guard draft.view.name == "Opportunity", draft.isNew || draft.changed("StageName"),
            let stage = (tables["opportunitystage"]?.live ?? []).first(where: {
                $0["ApiName"] == draft.row["StageName"]
            })
        else { return }
        let sent = Set(draft.sent.map(\.name))
        draft.row["IsClosed"] = stage["IsClosed"]
        draft.row["IsWon"] = stage["IsWon"]
        if !sent.contains("Probability") {
            draft.row["Probability"] = stage["DefaultProbability"]?.decimal.map { .decimal($0) } ?? .null
        }
        if !sent.contains("ForecastCategoryName") {
            draft.row["ForecastCategory"] = stage["ForecastCategory"]
            draft.row["ForecastCategoryName"] = stage["ForecastCategoryName"]
        }
    }
}
