/// What a rollback puts back: records and definitions, and nothing of tokens, limits and cursors.
struct Transaction: Sendable {
    let tables: [String: Table]
    let objects: [String: ObjectDefinition]
    let toolingObjects: [String: ObjectDefinition]
    let recordTypePicklists: [String: [String: [String]]]
}

extension SalesforceAccount {
    /// The present state, to come back to.
    var transaction: Transaction {
        Transaction(
            tables: tables, objects: objects, toolingObjects: toolingObjects, recordTypePicklists: recordTypePicklists)
    }

    mutating func rollBack(to before: Transaction) {
        tables = before.tables
        // Revisions are counted again from here, so that an index could take another state for its own.
        indexes = [:]
        objects = before.objects
        toolingObjects = before.toolingObjects
        recordTypePicklists = before.recordTypePicklists
    }
}
