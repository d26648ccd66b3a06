import MockKit

/// Which records a user is shown, and may change, where the org shares nothing by itself.
extension SalesforceAccount {
    /// Whether the switch keeps a user from seeing a record: somebody else owns it, and they may not view all records.
    ///
    /// The setup's rows, and users, are everybody's as before.
    func isHidden(_ row: Row, of object: ObjectDefinition, from userID: String) -> Bool {
        isOthers(row, of: object, userID) && !holds(anyOf: [.viewAllData, .modifyAllData], userID)
    }

    /// Whether the switch keeps a user from changing and deleting a record that they may be shown.
    func isClosed(_ row: Row, of object: ObjectDefinition, to userID: String) -> Bool {
        isOthers(row, of: object, userID) && !holds(.modifyAllData, userID)
    }

    private func isOthers(_ row: Row, of object: ObjectDefinition, _ userID: String) -> Bool {
        guard switches.privateSharing, object.rights == .objectPermissions, let owner = row["OwnerId"]?.string else {
            return false
        }
        return owner != userID
    }

    /// The live rows of an object that a user is shown; all of them where nothing is hidden.
    func shown(_ rows: [Row], of name: String, to userID: String) -> [Row] {
        guard switches.privateSharing, let object = object(name) else { return rows }
        // Asked once: it looks through all permission sets.
        guard !holds(anyOf: [.viewAllData, .modifyAllData], userID) else { return rows }
        return rows.filter { !isHidden($0, of: object, from: userID) }
    }
}
