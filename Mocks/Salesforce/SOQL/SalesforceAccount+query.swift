import Foundation
import MockKit

/// Queries.
extension SalesforceAccount {
    /// `GET query?q=`: the first page of a result.
    mutating func runQuery(_ call: MockCall, in space: SchemaSpace = .data) throws -> MockResponse {
        guard let text = call.request.query("q"), !text.isEmpty else {
            throw SalesforceFailure(400, "MALFORMED_QUERY", "A query string has to be specified")
        }
        let userID = try actingUser(call)
        let reader = QueryReader(self, userID: userID, space: space, version: call["version"])
        let result = try reader.result(of: text)
        indexes.merge(reader.freshIndexes) { $1 }
        guard case .columns = result.run.query.selection else {
            return .json(["totalSize": .integer(result.ids.count), "done": true, "records": []])
        }
        let rows = pageRows(call, longTexts: result.hasLongText)
        let locator = result.ids.count > rows ? open(text, ids: result.ids, userID: userID) : nil
        return .json(reader.page(of: result, from: 0, rows: rows, locator: locator))
    }

    /// `GET query/{locator}`: a later page. The same locator may be read several times.
    func continueQuery(_ call: MockCall, in space: SchemaSpace = .data) throws -> MockResponse {
        let userID = try actingUser(call)
        let parts = call["locator"].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let from = Int(parts[1]), from >= 0, !switches.expireLocators,
            let cursor = cursors.open[parts[0]], cursor.userID == userID, from < cursor.ids.count,
            now.timeIntervalSince(cursor.openedAt) <= SOQLLimits.cursorLifeSeconds
        else { throw SalesforceFailure(400, "INVALID_QUERY_LOCATOR", "invalid query locator") }
        let reader = QueryReader(self, userID: userID, space: space, version: call["version"])
        let result = try reader.result(of: cursor.query, ids: cursor.ids)
        let rows = pageRows(call, longTexts: result.hasLongText)
        return .json(reader.page(of: result, from: from, rows: rows, locator: parts[0]))
    }

    /// Keeps a result for its later pages. Of one user's cursors, the oldest is dropped for the eleventh.
    private mutating func open(_ query: String, ids: [String], userID: String) -> String {
        let own = cursors.open.filter { $0.value.userID == userID }
        if own.count >= SOQLLimits.openCursorsMax {
            let oldest = own.keys.min { one, other in
                let (first, second) = (own[one]?.openedAt ?? now, own[other]?.openedAt ?? now)
                return first == second ? one < other : first < second
            }
            if let oldest { cursors.open[oldest] = nil }
        }
        cursors.lastNumber += 1
        let id = SalesforceID.make(prefix: "0r8", number: cursors.lastNumber)
        cursors.open[id] = QueryCursors.Cursor(userID: userID, openedAt: now, query: query, ids: ids)
        return id
    }

    /// How many rows a page has: what the client asks for within Salesforce's limits, unless a switch says another.
    private func pageRows(_ call: MockCall, longTexts: Bool) -> Int {
        if switches.pageRows > 0 { return switches.pageRows }
        let options = SforceOptions(call.request.header("Sforce-Query-Options"))
        let asked = options["batchSize"].flatMap(Int.init) ?? SOQLLimits.pageRows
        let countMax = longTexts ? SOQLLimits.pageRowsWithLongTextMax : SOQLLimits.pageRowsMax
        return min(max(asked, SOQLLimits.pageRowsMin), countMax)
    }
}
