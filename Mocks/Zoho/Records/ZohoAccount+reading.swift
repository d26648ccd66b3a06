import Foundation
import MockKit

/// Lists of records, and single ones.
extension ZohoAccount {
    /// `GET /{module}`: `fields` is a must; pages reach 2,000 records, page tokens all of them.
    mutating func listRecords(_ call: MockCall) throws -> MockResponse {
        let (module, user) = try readable(call)
        let query = call.request.query
        let names = try Self.fieldNames(query)
        spend(query["cvid"] == nil ? 0 : 2)
        let since = try Self.header("If-Modified-Since", of: call.request)
        let sort = try Self.sort(query)
        var found = module.live.filter { sees($0, user) }.filter {
            since == nil || $0.modifiedAt > (since ?? .distantPast)
        }
        if since != nil, found.isEmpty { return .empty(304) }
        if let ids = try Self.ids(query) { found = found.filter { ids.contains($0.id) } }
        found.sort { sort.isAscending ? sort.key($0) < sort.key($1) : sort.key($0) > sort.key($1) }
        let page = try Self.page(of: query, rowsMax: rowsMax(call))
        let start = try start(of: page, query, user: user)
        let shown = start < found.count ? Array(found[start..<min(start + page.perPage, found.count)]) : []
        guard !shown.isEmpty else { return .empty(204) }
        let next = start + shown.count < found.count ? start + shown.count : nil
        let view = RecordView(account: self, module: module, user: user)
        return Self.answer([
            "data": .array(shown.map { view.json($0, fields: names) }),
            "info": info(page, count: shown.count, next: next, sort: sort, query, user: user),
        ])
    }

    /// Whether there is a record, and the user is shown it.
    func sees(_ record: Record?, _ user: OrgUser) -> Bool {
        guard let record else { return false }
        return !switches.ownRecordsOnly || record.values["Owner"]?.string == user.id
    }

    func readable(_ call: MockCall) throws -> (Module, OrgUser) {
        let module = try module(path: call["module"])
        let user = actingUser(call)
        let right = Profile.right("View", module.apiName)
        guard holds(right, user) else { throw ZohoFailure.permission(right) }
        return (module, user)
    }

    static func fieldNames(_ query: [QueryItem]) throws -> [String] {
        guard let text = query["fields"] else { throw ZohoFailure.missing(parameter: "fields") }
        let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard !names.isEmpty else { throw ZohoFailure.missing(parameter: "fields") }
        guard names.count <= ZohoLimits.fieldNamesMax else {
            throw ZohoFailure(
                400, "LIMIT_EXCEEDED", "the limit of the parameter is exceeded",
                ["limit": .integer(ZohoLimits.fieldNamesMax), "param_name": "fields"])
        }
        return names
    }

    private static func sort(_ query: [QueryItem]) throws -> RecordSort {
        let name = query["sort_by"] ?? "id"
        guard ["id", "Created_Time", "Modified_Time"].contains(name) else { throw ZohoFailure.parameter("sort_by") }
        let order = query["sort_order"] ?? "desc"
        guard ["asc", "desc"].contains(order) else { throw ZohoFailure.parameter("sort_order") }
        return RecordSort(name: name, isAscending: order == "asc")
    }

    private func start(of page: (number: Int, perPage: Int), _ query: [QueryItem], user: OrgUser) throws -> Int {
        guard let text = query["page_token"] else {
            let start = (page.number - 1) * page.perPage
            guard start + page.perPage <= ZohoLimits.reachMax else {
                throw ZohoFailure(
                    400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", "the reach of pages is exceeded, use page_token",
                    ["limit": .integer(ZohoLimits.reachMax)])
            }
            return start
        }
        guard query["page"] == nil else { throw ZohoFailure.parameter("page") }
        guard let token = pageTokens[text] else { throw ZohoFailure.parameter("page_token") }
        guard token.expiresAt > now else {
            throw ZohoFailure(400, "EXPIRED_VALUE", "the page token has expired", ["param_name": "page_token"])
        }
        guard token.userID == user.id, token.parameters == Self.bound(query) else {
            throw ZohoFailure(
                400, "TOKEN_BOUND_DATA_MISMATCH", "the parameters differ from those of the page token",
                ["param_name": "page_token"])
        }
        return token.place
    }

    /// The parameters that a page token is bound to.
    private static func bound(_ query: [QueryItem]) -> String {
        query.filter { !["page", "page_token"].contains($0.name) }.map { "\($0.name)=\($0.value)" }.sorted()
            .joined(separator: "&")
    }

    private mutating func info(
        _ page: (number: Int, perPage: Int), count: Int, next: Int?, sort: RecordSort, _ query: [QueryItem],
        user: OrgUser
    ) -> JSON {
        var token: JSON = .null
        var expiry: JSON = .null
        if let next {
            let text = TokenText.hexadecimal([40])
            let end = now.addingTimeInterval(PageToken.lifetimeSeconds)
            pageTokens[text] = PageToken(
                place: next, userID: user.id, parameters: Self.bound(query), expiresAt: end)
            token = .string(text)
            expiry = time(end, for: user)
        }
        return [
            "per_page": .integer(page.perPage), "count": .integer(count), "page": .integer(page.number),
            "more_records": .bool(next != nil), "sort_by": .string(sort.name),
            "sort_order": sort.isAscending ? "asc" : "desc", "next_page_token": token, "previous_page_token": .null,
            "page_token_expiry": expiry, "call": false, "email": false,
        ]
    }

    /// `GET /{module}/{id}`: 204 when it is absent or deleted.
    func getRecord(_ call: MockCall) throws -> MockResponse {
        let (module, user) = try readable(call)
        guard ZohoID.isID(call["id"]) else { throw ZohoFailure.pathID(1) }
        guard let record = module.records[call["id"]], sees(record, user) else { return .empty(204) }
        let names = call.request.query("fields") == nil ? nil : try Self.fieldNames(call.request.query)
        let view = RecordView(account: self, module: module, user: user)
        return Self.answer(["data": [view.json(record, fields: names)]])
    }
}
