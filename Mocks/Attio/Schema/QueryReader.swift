import MockKit

/// Reads parameters of a query string.
struct QueryReader {
    let request: MockRequest
    let limits: AttioLimits
    let switches: AttioSwitches

    func flag(_ name: String) throws -> Bool {
        switch request.query(name) {
        case nil, "false": return false
        case "true": return true
        case let other?: throw AttioFailure.query(name, "Expected boolean, received \"\(other)\"")
        }
    }

    /// The rows of a list that `limit` and `offset` ask for.
    func page(of rows: [JSON]) throws -> [JSON] {
        let limit = try number("limit")
        let offset = try number("offset") ?? 0
        return Array(rows.dropFirst(offset).prefix(try rowsMax(limit)))
    }

    /// The limit of a page: one that is too large is refused, or cut without a word.
    func rowsMax(_ limit: Int?) throws -> Int {
        guard let limit, limit > limits.pageRows else { return limit ?? limits.pageRows }
        guard switches.largeLimitsCapped else {
            throw AttioFailure.query("limit", "Must be at most \(limits.pageRows)")
        }
        return limits.pageRows
    }

    private func number(_ name: String) throws -> Int? {
        guard let text = request.query(name) else { return nil }
        guard let value = Int(text), value >= 0 else {
            throw AttioFailure.query(name, "Expected number, received \"\(text)\"")
        }
        return value
    }
}
