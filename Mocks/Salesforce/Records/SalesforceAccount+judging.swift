import MockKit

/// The checks of a save, in Salesforce's order: the first one that fails is the answer.
extension SalesforceAccount {
    /// Judges a draft by the platform's own rules, then the administrator's.
    func judge(_ draft: RecordDraft, context: RecordContext) throws {
        try checkRequired(draft)
        try checkLengths(draft)
        try checkPicklists(draft)
        try checkReferences(draft, userID: context.userID)
        try checkRecordType(draft, userID: context.userID)
        try checkOwner(draft)
        try checkSetup(draft, userID: context.userID)
        for rule in validationRules where rule.object == draft.view.name && rule.refuses(draft.row) {
            throw SalesforceFailure.validation(rule)
        }
        try checkDuplicates(draft, context: context)
        try checkUnique(draft)
    }

    private func checkRequired(_ draft: RecordDraft) throws {
        let missing =
            draft.isNew
            ? draft.object.fields.filter { $0.isRequiredOnCreate && isBlank($0, in: draft) }
            : draft.sent.filter { !$0.isNillable && isBlank($0, in: draft) }
        guard missing.isEmpty else { throw SalesforceFailure.requiredMissing(missing.map(\.name)) }
    }

    private func isBlank(_ field: FieldDefinition, in draft: RecordDraft) -> Bool {
        draft.row[field.name] == nil || draft.row[field.name] == .null
    }

    private func checkLengths(_ draft: RecordDraft) throws {
        for field in draft.sent where field.type.isText && field.length > 0 {
            guard let text = draft.row[field.name]?.string, text.utf16.count > field.length else { continue }
            throw SalesforceFailure.tooLong(text, for: field)
        }
    }

    /// Unrestricted picklists take any text; restricted ones only what the record type and the controlling value allow.
    private func checkPicklists(_ draft: RecordDraft) throws {
        let recordType = draft.row["RecordTypeId"]?.string
        for field in draft.sent where field.type.isPicklist && field.isRestrictedPicklist {
            guard let text = draft.row[field.name]?.string else { continue }
            let entries = picklist(field, of: draft.view.name, recordType: recordType)
            let values = field.type == .multipicklist ? text.split(separator: ";").map(String.init) : [text]
            for value in values {
                guard let entry = entries.first(where: { $0.value == value }), isControlled(entry, of: field, in: draft)
                else { throw SalesforceFailure.notInPicklist(value, of: field) }
            }
        }
    }

    private func isControlled(_ entry: PicklistEntry, of field: FieldDefinition, in draft: RecordDraft) -> Bool {
        guard let allowed = entry.validFor, let controller = field.controllerName.flatMap({ draft.object.field($0) })
        else { return true }
        let value = draft.row[controller.name] ?? .null
        if controller.type == .boolean { return allowed.contains(value == true ? 1 : 0) }
        guard let place = controller.picklist.firstIndex(where: { .string($0.value) == value }) else { return false }
        return allowed.contains(place)
    }

    /// Ids must be of an object that the field refers to, and of a record that is there and not hidden.
    private func checkReferences(_ draft: RecordDraft, userID: String) throws {
        for field in draft.sent where field.type == .reference && field.name != "RecordTypeId" {
            guard let id = draft.row[field.name]?.string else { continue }
            let targets = field.referenceTo.compactMap { object($0) }
            guard let target = targets.first(where: { $0.keyPrefix == SalesforceID.prefix(of: id) }) else {
                throw SalesforceFailure.badID(id, label: field.label, field: field.name)
            }
            guard let row = tables[target.name.lowercased()]?.live(id) else {
                throw SalesforceFailure.badReference(field)
            }
            guard !isHidden(row, of: target, from: userID) else {
                throw SalesforceFailure.insufficientCrossReference
            }
        }
    }

    private func checkRecordType(_ draft: RecordDraft, userID: String) throws {
        guard draft.changed("RecordTypeId"), let id = draft.row["RecordTypeId"]?.string else { return }
        let found = recordTypes(of: draft.view.name, for: userID).first { $0.id == id }
        guard let found, found.isActive, found.isAvailable, !found.isMaster else {
            throw SalesforceFailure.recordTypeInvalid(id)
        }
    }

    /// Nobody can be given a record who is inactive, or whose licence has no records of its own.
    private func checkOwner(_ draft: RecordDraft) throws {
        guard draft.changed("OwnerId"), let owner = draft.row["OwnerId"]?.string.flatMap({ user($0) }) else { return }
        guard owner.isActive else { throw SalesforceFailure.inactiveUser }
        guard !Self.ownerlessTypes.contains(owner.userType) else {
            throw SalesforceFailure(
                400, "OP_WITH_INVALID_USER_TYPE_EXCEPTION", "Operation not valid for this user type", fields: [])
        }
    }

    private static let ownerlessTypes: Set<String> = ["CsnOnly", "Guest"]

    private func checkSetup(_ draft: RecordDraft, userID: String) throws {
        if draft.isNew {
            try checkSetupInsert(draft.row, into: draft.object, by: userID)
        } else {
            try checkSetupUpdate(draft.row, of: draft.object, by: userID)
        }
    }

    private func checkDuplicates(_ draft: RecordDraft, context: RecordContext) throws {
        let rules = duplicateRules.filter { $0.object == draft.view.name }
        guard !rules.isEmpty else { return }
        let others = (tables[draft.view.name.lowercased()]?.live ?? []).filter { $0["Id"]?.string != draft.id }
        for rule in rules where !(rule.allowsSave && context.savesDuplicates) {
            let found = others.filter { rule.matches(draft.row, $0) }.compactMap { $0["Id"]?.string }
            if !found.isEmpty { throw SalesforceFailure.duplicates(found, by: rule, context: context) }
        }
    }

    private func checkUnique(_ draft: RecordDraft) throws {
        for field in draft.sent where field.isUnique {
            guard let value = draft.row[field.name], !value.isNull else { continue }
            let twin = rows(withValue: value, in: field, of: draft.view.name).first { $0 != draft.id }
            if let twin { throw SalesforceFailure.duplicateValue(field.name, id: SalesforceID.short(twin)) }
        }
    }

    /// Ids of the live records that have a value, texts without regard to case unless the field says otherwise.
    func rows(withValue value: JSON, in field: FieldDefinition, of object: String) -> [String] {
        let wanted = field.isCaseSensitive ? value.string : value.string?.lowercased()
        return (tables[object.lowercased()]?.live ?? []).filter { row in
            guard let own = row[field.name] else { return false }
            guard let wanted else { return own.decimal != nil && own.decimal == value.decimal }
            return (field.isCaseSensitive ? own.string : own.string?.lowercased()) == wanted
        }
        .compactMap { $0["Id"]?.string }
    }
}
