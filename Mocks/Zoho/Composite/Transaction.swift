/// What a rollback puts back: definitions and records, and nothing of tokens and limits.
struct Transaction: Sendable {
    let modules: [String: Module]
    let pipelines: [Pipeline]
}

extension ZohoAccount {
    /// The present state, to come back to.
    var transaction: Transaction { Transaction(modules: modules, pipelines: pipelines) }

    mutating func rollBack(to before: Transaction) {
        modules = before.modules
        pipelines = before.pipelines
    }
}
