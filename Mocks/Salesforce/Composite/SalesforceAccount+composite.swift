import MockKit

/// `V/composite` and `V/tooling/composite`.
extension SalesforceAccount {
    mutating func runComposite(_ call: MockCall, scope: CompositeScope) throws -> MockResponse {
        let body = try RecordBody.object(call)
        let known: Set<String> = ["allOrNone", "collateSubrequests", "compositeRequest"]
        if let name = body.names.first(where: { !known.contains($0) }) {
            throw SalesforceFailure.malformedJSON("Unrecognized field \"\(name)\"")
        }
        let rows = try Self.rows(body["compositeRequest"], allowsHeaders: true)
        try Self.checkCount(rows.count, countMax: CompositeLimits.compositeRowsMax, of: "subrequests")
        let queries = rows.count(where: \.isQueryOrCollection)
        guard queries <= CompositeLimits.compositeQueriesMax else {
            throw SalesforceFailure(
                400, "LIMIT_EXCEEDED",
                "At most \(CompositeLimits.compositeQueriesMax) subrequests can be query or collections operations")
        }
        let run = CompositeRun(
            rows: rows, isAtomic: try Self.flag("allOrNone", of: body, standard: false), scope: scope, call: call)
        let collates = try Self.flag("collateSubrequests", of: body, standard: true)
        let answers = run.answers(collates: collates, account: &self)
        return Self.response(RawJSON.object([("compositeResponse", run.encoded(answers))]))
    }

    /// The rows of a request, each with a name of its own.
    static func rows(_ json: JSON?, allowsHeaders: Bool) throws -> [CompositeRow] {
        guard let list = json?.array, !list.isEmpty else {
            throw SalesforceFailure.malformedJSON("compositeRequest must be a list of subrequests")
        }
        let rows = try list.map { try CompositeRow($0, allowsHeaders: allowsHeaders) }
        var seen: Set<String> = []
        if let twin = rows.first(where: { !seen.insert($0.referenceID).inserted }) {
            throw SalesforceFailure(
                400, "PROCESSING_HALTED", "The referenceId \(twin.referenceID) is used by several subrequests")
        }
        return rows
    }

    /// An answer that is put together already.
    static func response(_ bytes: [UInt8]) -> MockResponse {
        MockResponse(status: 200, headers: [.init("Content-Type", SalesforceFailure.mediaType)], body: bytes)
    }

    static func checkCount(_ count: Int, countMax: Int, of things: String) throws {
        guard count <= countMax else {
            throw SalesforceFailure(
                400, "LIMIT_EXCEEDED", "The request has \(count) \(things): the limit is \(countMax)")
        }
    }

    /// A switch of a request's body; absent and `null` mean the standard.
    static func flag(_ name: String, of body: JSONObject, standard: Bool) throws -> Bool {
        guard let value = body[name], !value.isNull else { return standard }
        guard let flag = value.bool else { throw SalesforceFailure.wrongJSON(value, for: "boolean") }
        return flag
    }
}
