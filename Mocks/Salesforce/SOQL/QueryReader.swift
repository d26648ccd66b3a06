import MockKit

/// Reads an org as one user does, to answer one query.
struct QueryReader {
    /// A query that was carried out.
    struct Result {
        let run: SOQLRun
        /// The rows' ids, in order.
        let ids: [String]
        let columns: [SOQLPath]

        /// Whether a column holds long texts, which makes pages shorter.
        var hasLongText: Bool { columns.contains { !$0.field.isFilterable } }
    }

    private let space: SchemaSpace
    private let version: String
    private let tables: SOQLTables

    init(_ account: SalesforceAccount, userID: String, space: SchemaSpace, version: String) {
        self.space = space
        self.version = version
        tables = SOQLTables(account, userID: userID, space: space)
    }

    /// What the queries of this reader found out about tables.
    var freshIndexes: [String: TableIndex] { tables.fresh }

    /// Carries a query out.
    /// - Parameter ids: the rows of a result that is known from an earlier page.
    func result(of text: String, ids: [String]? = nil) throws -> Result {
        do {
            let query = try SOQLParser.parse(text)
            let run = try SOQLRun(query, tables: tables.table)
            let columns = try columns(of: run)
            let ids = try ids ?? run.rows().map { run.table.ids[$0] }
            try checkSingleRow(columns, count: ids.count)
            return Result(run: run, ids: ids, columns: columns)
        } catch let problem as SOQLProblem {
            throw SalesforceFailure(400, problem.code, problem.message)
        }
    }

    private func columns(of run: SOQLRun) throws -> [SOQLPath] {
        guard case .columns(let columns) = run.query.selection else { return [] }
        var seen: Set<String> = []
        return try columns.map { column in
            guard seen.insert(column.path.lowercased()).inserted else {
                throw SOQLProblem(code: "INVALID_FIELD", message: "duplicate field selected: \(column.path)")
            }
            return try run.find(column)
        }
    }

    private func checkSingleRow(_ columns: [SOQLPath], count: Int) throws {
        guard count > 1, columns.contains(where: { $0.field.needsSingleRow }) else { return }
        throw SOQLProblem.malformed(
            "When retrieving results with Metadata or FullName fields, the query qualifications must specify no more "
                + "than one row for retrieval. Result size: \(count)")
    }

    /// The body of an answer.
    /// - Parameter locator: `nil` when the whole result is in this page.
    func page(of result: Result, from: Int, rows: Int, locator: String?) -> JSON {
        let end = min(from + rows, result.ids.count)
        let view = SOQLView(columns: result.columns, table: result.run.table, path: path)
        let records = result.ids[from..<end].compactMap { id in result.run.table.find(id).map { view.record($0) } }
        var body: JSONObject = [:]
        if space == .tooling { body["size"] = .integer(records.count) }
        body["totalSize"] = .integer(result.ids.count)
        body["done"] = .bool(end == result.ids.count)
        if let locator, end < result.ids.count {
            body["nextRecordsUrl"] = .string("\(path)/query/\(locator)-\(end)")
        }
        if space == .tooling {
            body["queryLocator"] = .null
            body["entityTypeName"] = .string(result.run.table.object)
        }
        body["records"] = .array(records)
        return .object(body)
    }

    private var path: String { "/services/data/\(version)" + (space == .tooling ? "/tooling" : "") }
}
