import ConnectorKit

/// Adds what a look found to be missing: first the set and its fields, then its users.
struct SalesforceGrant: Sendable {
    typealias Outcome = SalesforceVisibility.Outcome

    let transport: any HTTPTransport
    let found: SalesforceVisibility.Found
    /// With the object before them, as `Opportunity.Name__c`.
    let fields: [String]

    /// The rights that the writes need.
    private static let rightToGrant = "\"Manage Profiles and Permission Sets\""
    private static let rightToAssign = "\"Assign Permission Sets\""

    /// One outcome for each user.
    ///
    /// Users who had the set already gain sight too where a field was added to it.
    func run(for users: [String]) async throws(ConnectorError) -> [String: Outcome] {
        let lacking = users.filter { !found.users.contains($0) }
        let prepared = try await prepare(with: lacking.count == 1 ? lacking[0] : nil)
        let settled = users.filter { found.users.contains($0) }
        var outcomes = Dictionary(
            uniqueKeysWithValues: settled.map { ($0, Outcome(isChange: prepared.isChange, failure: nil)) })
        outcomes.merge(prepared.outcomes) { known, _ in known }
        let open = lacking.filter { outcomes[$0] == nil }
        guard !open.isEmpty, let set = prepared.set else { return outcomes }
        return try await assign(open, to: set, after: outcomes)
    }
}

// MARK: The set and its fields

extension SalesforceGrant {
    /// What the first part did.
    private struct Prepared {
        /// The set, known or made.
        var set: String?
        /// Whether fields were added.
        var isChange = false
        var outcomes: [String: Outcome] = [:]
    }

    /// Makes the set where there is none, adds fields that it lacks, and assigns it to the only user, all or nothing.
    private func prepare(with user: String?) async throws(ConnectorError) -> Prepared {
        do {
            return try await prepare(steps(opening: []), user)
        } catch {
            guard error.vendor?.code == SalesforceCode.fieldIntegrity else { throw error }
            // That a set must open an object before its fields is unverified, so it is done only where it is asked for.
            let closed = try await closedTables()
            guard !closed.isEmpty else { throw error }
            return try await prepare(steps(opening: closed), user)
        }
    }

    private func prepare(_ steps: [SalesforceGrantStep], _ user: String?) async throws(ConnectorError) -> Prepared {
        guard !steps.isEmpty else { return Prepared(set: found.set) }
        var rest = steps[...]
        var set = found.set
        // Room for the assignment, which comes last.
        while rest.count > SalesforceEndpoints.compositeRowsMax - 1 {
            let part = rest.prefix(SalesforceEndpoints.compositeRowsMax - 1)
            set = try await write(Array(part), to: set).set
            rest = rest.dropFirst(part.count)
        }
        return try await finish(Array(rest), set, user)
    }

    private func finish(
        _ steps: [SalesforceGrantStep], _ set: String?, _ user: String?
    ) async throws(ConnectorError) -> Prepared {
        guard let user else { return Prepared(set: try await write(steps, to: set).set, isChange: true) }
        let answer = try await write(steps + [.assign(user)], to: set, tolerating: true)
        guard let refusal = answer.refusalToAssign else {
            return Prepared(set: answer.set, isChange: true, outcomes: [user: Outcome(isChange: true, failure: nil)])
        }
        // This user's refusal undid all of it; the fields are granted without, for those who come after.
        if refusal.kind == .forbidden { throw refusal.naming(SalesforceGrant.rightToAssign) }
        let outcome = SalesforceGrant.outcome(of: refusal)
        return Prepared(
            set: try await write(steps, to: set).set, isChange: true,
            outcomes: [user: Outcome(isChange: outcome.failure == nil, failure: outcome.failure)])
    }

    /// What the set lacks; a permission is only ever raised.
    private func steps(opening tables: [String]) -> [SalesforceGrantStep] {
        (found.set == nil ? [.makeSet] : []) + tables.map { .open(table: $0) }
            + fields.compactMap { field in
                guard let row = found.permissions[field], let id = row.Id.flatMap({ SalesforceID($0) }) else {
                    return .allow(field: field)
                }
                return row.PermissionsEdit == true && row.PermissionsRead == true ? nil : .raise(permission: id)
            }
    }

    /// The objects of the fields that the set doesn't open.
    private func closedTables() async throws(ConnectorError) -> [String] {
        let tables = Set(fields.map(SalesforceGrantStep.table)).sorted()
        let query = try SalesforceQuery(
            select: ["SobjectType"], from: "ObjectPermissions",
            where: [
                .equals(column: "Parent.Name", text: SalesforceVisibility.setName),
                .oneOf(column: "SobjectType", texts: tables),
            ], for: .visibilityRead)
        let request = SalesforceEndpoints.query(query, for: .visibilityRead)
        let page: SalesforceWire.Page<SalesforceWire.GrantRow> = try SalesforceWire.decode(
            from: try await transport.send(request), to: request)
        let open = Set(page.records.compactMap(\.SobjectType))
        return tables.filter { !open.contains($0) }
    }

    /// Does steps, all or nothing.
    ///
    /// - Parameter tolerating: whether a refusal of the assignment is told instead of thrown.
    /// - Returns: the set, known or made.
    /// - Throws: why the first row that was refused for itself was refused.
    private func write(
        _ steps: [SalesforceGrantStep], to set: String?, tolerating: Bool = false
    ) async throws(ConnectorError) -> (set: String?, refusalToAssign: ConnectorError?) {
        let rows = steps.enumerated().map { $0.element.row(at: $0.offset, set: set) }
        guard !rows.isEmpty else { return (set, nil) }
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows, isAllOrNone: true), for: .visibilityGrant, isIdempotent: false)
        let response = try await transport.send(request)
        let answer: SalesforceRows<SalesforceWire.Saved> = try SalesforceWire.decodeWrite(from: response, to: request)
        let refused = answer.compositeResponse.filter { !$0.isSuccess }
        guard let culprit = refused.first(where: { !$0.isHalted }) ?? refused.first else {
            let made = set ?? answer[SalesforceGrantStep.setName]?.body?.id
            guard let made, rows.allSatisfy({ answer[$0.name] != nil }) else {
                throw SalesforceWire.unanswered(request)
            }
            return (made, nil)
        }
        let failure = culprit.failure(in: response, to: request)
        if tolerating, culprit.referenceId == SalesforceGrantStep.assignmentName { return (set, failure) }
        throw failure.kind == .forbidden ? failure.naming(SalesforceGrant.rightToGrant) : failure
    }
}

// MARK: Users

extension SalesforceGrant {
    /// Assigns the set, 200 users in a collection and five collections in a call.
    ///
    /// A failure of a whole call is thrown only while nothing was granted to anybody; later it is the outcome of those
    /// whom it left out.
    private func assign(
        _ users: [String], to set: String, after known: [String: Outcome]
    ) async throws(ConnectorError) -> [String: Outcome] {
        var outcomes = known
        let perCall = SalesforceEndpoints.collectionWritesMax * SalesforceEndpoints.compositeQueriesMax
        var stop: ConnectorError?
        for start in stride(from: 0, to: users.count, by: perCall) {
            let part = Array(users[start..<min(start + perCall, users.count)])
            if let stop {
                outcomes.merge(SalesforceGrant.all(part, failed: stop)) { known, _ in known }
                continue
            }
            do {
                outcomes.merge(try await assign(part, to: set)) { known, _ in known }
            } catch {
                guard outcomes.contains(where: { $0.value.failure == nil }) else { throw error }
                stop = error
                outcomes.merge(SalesforceGrant.all(part, failed: error)) { known, _ in known }
            }
        }
        return try judged(outcomes)
    }

    /// Where the right to assign lacks, nothing can be done for anybody.
    private func judged(_ outcomes: [String: Outcome]) throws(ConnectorError) -> [String: Outcome] {
        let failures = outcomes.values.compactMap(\.failure)
        guard failures.count == outcomes.count, failures.allSatisfy({ $0.kind == .forbidden }),
            let first = failures.first
        else { return outcomes }
        throw first.naming(SalesforceGrant.rightToAssign)
    }

    private func assign(_ users: [String], to set: String) async throws(ConnectorError) -> [String: Outcome] {
        let size = SalesforceEndpoints.collectionWritesMax
        let parts = stride(from: 0, to: users.count, by: size).map {
            Array(users[$0..<min($0 + size, users.count)])
        }
        let rows = parts.enumerated().map { index, part in
            SalesforceComposite.Row(
                method: .post, address: SalesforceEndpoints.collections(), name: "users\(index)",
                body: SalesforceGrant.collection(of: part, set))
        }
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .visibilityGrant, isIdempotent: false)
        let response = try await transport.send(request)
        let answer: SalesforceRows<[SalesforceWire.Saved]> = try SalesforceWire.decodeWrite(
            from: response, to: request)
        var outcomes: [String: Outcome] = [:]
        for (index, part) in parts.enumerated() {
            let row = answer["users\(index)"]
            for (place, user) in part.enumerated() {
                outcomes[user] = SalesforceGrant.outcome(of: row, place, in: response, to: request)
            }
        }
        return outcomes
    }

    private static func collection(of users: [String], _ set: String) -> JSONValue {
        .object([
            "allOrNone": .boolean(false),
            "records": .array(
                users.map { user in
                    .object([
                        "attributes": .object(["type": .string("PermissionSetAssignment")]),
                        "AssigneeId": .string(user), "PermissionSetId": .string(set),
                    ])
                }),
        ])
    }

    private static func outcome(
        of row: SalesforceRows<[SalesforceWire.Saved]>.Row?, _ place: Int, in response: HTTPResponse,
        to request: HTTPRequest
    ) -> Outcome {
        guard let row, !row.isSuccess || (row.body?.count ?? 0) > place else {
            return Outcome(isChange: false, failure: SalesforceWire.unanswered(request))
        }
        guard let saved = row.body?[place] else { return outcome(of: row.failure(in: response, to: request)) }
        if saved.success { return Outcome(isChange: true, failure: nil) }
        return outcome(
            of: SalesforceFailures.failure(of: saved.errors ?? [], status: nil, in: response, to: request))
    }

    /// Who has it already lacks nothing.
    private static func outcome(of failure: ConnectorError) -> Outcome {
        failure.kind == .conflict ? Outcome(isChange: false, failure: nil) : Outcome(isChange: false, failure: failure)
    }

    private static func all(_ users: [String], failed error: ConnectorError) -> [String: Outcome] {
        Dictionary(uniqueKeysWithValues: users.map { ($0, Outcome(isChange: false, failure: error)) })
    }
}
