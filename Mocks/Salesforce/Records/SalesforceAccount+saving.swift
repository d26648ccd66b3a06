import MockKit

/// Saving.
extension SalesforceAccount {
    /// Judges a body and saves the record.
    /// - Parameter id: the record to change; `nil` makes one.
    /// - Returns: the record's id.
    @discardableResult
    mutating func save(
        _ body: JSONObject, of view: ObjectView, id: String?, context: RecordContext
    ) throws -> String {
        var draft = try draft(body, of: view, id: id, context: context)
        try judge(draft, context: context)
        try automate(&draft, context: context)
        try takeLock(id)
        let saved: String
        if let id {
            update(id, of: draft.object, by: context.userID, with: draft.changes)
            saved = id
        } else {
            saved = insert(draft.row, into: draft.object, by: context.userID)
        }
        settleSetup(of: draft.object, id: saved)
        return saved
    }

    /// Runs the org's flows and triggers. On leads, cases and accounts, one that sets the owner counts as an assignment
    /// rule, which `Sforce-Auto-Assign: FALSE` switches off.
    private func automate(_ draft: inout RecordDraft, context: RecordContext) throws {
        for rule in automations where rule.object == draft.view.name {
            guard rule.conditions.allSatisfy({ $0.holds(for: draft.row) }) else { continue }
            if let error = rule.error {
                throw SalesforceFailure.automation(error)
            }
            for member in rule.values.members {
                let isAssignment = member.name == "OwnerId" && Self.assignedObjects.contains(draft.view.name)
                if isAssignment, !context.autoAssigns { continue }
                guard let field = draft.object.field(member.name) else { continue }
                draft.row[field.name] = try RecordValueRules(field: field).stored(member.value)
            }
        }
    }

    private static let assignedObjects: Set<String> = ["Account", "Case", "Lead"]

    /// Refuses as often as the switch says, as if another transaction held the row.
    ///
    /// A record under approval is refused always.
    private mutating func takeLock(_ id: String?) throws {
        if let id, lockedRecords.contains(id) { throw SalesforceFailure.underApproval }
        guard switches.rowLocks > 0 else { return }
        switches.rowLocks -= 1
        throw SalesforceFailure.locked(id ?? "")
    }

    /// Moves a record to the recycle bin.
    mutating func remove(_ id: String, of view: ObjectView, by userID: String) throws {
        let row = try existing(id, of: view, for: userID)
        guard view.access.canDelete else { throw SalesforceFailure.insufficientAccess }
        try checkSetupDelete(row, of: view.definition)
        try takeLock(id)
        delete(id, of: view.definition)
        settleSetup(of: view.definition, id: id)
    }
}
