import ConnectorKit

/// Grants sight of fields through a permission set of our own: it only ever adds, so undoing it is one deletion.
///
/// Setup objects alone travel in these calls: Salesforce refuses them beside records.
struct SalesforceVisibility: FieldVisibilityGranting {
    /// The permission set's name in the API, by which it is found; it never changes.
    static let setName = "CRM_Gateway_Writeback"
    /// Its name for people.
    static let setLabel = "CRM Gateway Writeback"
    /// Its description, which begins with our mark.
    static let setDescription =
        "\(mark) Lets users see and edit the owner fields that the CRM connector gateway writes; keep it."
    /// What tells our permission set from one that somebody else named so.
    static let mark = OwnerPropertyMark.text

    let transport: any HTTPTransport

    /// One call to look, at most one for the set and its fields, and one for each 1,000 users who lack it.
    ///
    /// Above about 380 users all of the set's users are listed instead, 2,000 a page.
    func grant(
        _ properties: [PropertyReference], to users: [CRMUserID]
    ) async throws(ConnectorError) -> [VisibilityOutcome] {
        guard !properties.isEmpty, !users.isEmpty else {
            return users.map { VisibilityOutcome(user: $0, isChange: false) }
        }
        let fields = try Set(properties.map(SalesforceVisibility.field)).sorted()
        let ids = users.map { SalesforceID($0.rawValue).flatMap { $0.isOf(.user) ? $0 : nil } }
        let wanted = Set(ids.compactMap { $0?.text }).sorted()
        guard !wanted.isEmpty else { return users.map(SalesforceVisibility.unknown) }
        let outcomes = try await grant(fields, to: wanted, again: true)
        return zip(users, ids).map { user, id in
            guard let id, let outcome = outcomes[id.text] else { return SalesforceVisibility.unknown(user) }
            return VisibilityOutcome(user: user, isChange: outcome.isChange, failure: outcome.failure)
        }
    }

    /// The one who made the set between our look and our writing has done part of it: the second look finds that.
    private func grant(
        _ fields: [String], to users: [String], again isFirst: Bool
    ) async throws(ConnectorError) -> [String: Outcome] {
        let found = try await look(at: fields, users)
        do {
            return try await SalesforceGrant(transport: transport, found: found, fields: fields).run(for: users)
        } catch {
            guard isFirst, error.kind == .conflict else { throw error }
            return try await grant(fields, to: users, again: false)
        }
    }

    /// What became of one user.
    struct Outcome: Sendable {
        let isChange: Bool
        var failure: ConnectorError?
    }

    /// `Opportunity.Name__c`, as field permissions name it.
    ///
    /// - Throws: `.invalid` for what can't be a field's name.
    private static func field(_ property: PropertyReference) throws(ConnectorError) -> String {
        let name = "\(SalesforceMapping.vendorName(of: property.object)).\(property.name)"
        guard SalesforceQuery.isName(name) else {
            throw ConnectorError(
                .invalid, operation: .visibilityGrant, message: "Salesforce has no fields of such a name.")
        }
        return name
    }

    private static func unknown(_ user: CRMUserID) -> VisibilityOutcome {
        VisibilityOutcome(
            user: user, isChange: false,
            failure: ConnectorError(
                .invalid, operation: .visibilityGrant, message: "This is not the id of a Salesforce user."))
    }
}

// MARK: Looking

extension SalesforceVisibility {
    /// What is granted already.
    struct Found: Sendable {
        /// The set's id; `nil` where there is no set.
        let set: String?
        /// The field permissions of the set, by field.
        let permissions: [String: SalesforceWire.GrantRow]
        /// Users who have the set.
        let users: Set<String>
    }

    /// Asks for the set, its fields and its users together: by the set's name, so that no row depends on another.
    private func look(at fields: [String], _ users: [String]) async throws(ConnectorError) -> Found {
        let name = SalesforceVisibility.setName
        let set = try query(["Id", "Description"], "PermissionSet", [.equals(column: "Name", text: name)])
        let permissions = try query(
            ["Id", "Field", "PermissionsRead", "PermissionsEdit"], "FieldPermissions",
            [.equals(column: "Parent.Name", text: name), .oneOf(column: "Field", texts: fields)])
        let assignments = try assignments(users)
        let rows = [set, permissions, assignments].enumerated().map { index, query in
            SalesforceComposite.Row(
                method: .get, address: query.address(), name: "look\(index)", headers: [SalesforceHeaders.queryPage])
        }
        let answers = try await SalesforcePages.beginningAgain { () async throws(ConnectorError) in
            try await ask(SalesforceComposite(rows: rows))
        }
        guard answers[0].allSatisfy({ $0.Description?.contains(SalesforceVisibility.mark) == true }) else {
            throw ConnectorError(
                .invalid, operation: .visibilityRead,
                message: "The org has a permission set \(name) that the gateway did not make: its description lacks "
                    + "the mark \(SalesforceVisibility.mark). Rename it, or put the mark into its description.")
        }
        return Found(
            set: answers[0].first?.Id,
            permissions: Dictionary(answers[1].compactMap { row in row.Field.map { ($0, row) } }) { first, _ in first },
            users: Set(answers[2].compactMap { $0.AssigneeId.map(SalesforceID.full) }))
    }

    private func query(
        _ columns: [String], _ table: String, _ conditions: [SalesforceQuery.Condition]
    ) throws(ConnectorError) -> SalesforceQuery {
        try SalesforceQuery(select: columns, from: table, where: conditions, for: .visibilityRead)
    }

    /// The users by name where one query holds them, else all who have the set.
    private func assignments(_ users: [String]) throws(ConnectorError) -> SalesforceQuery {
        let ours = SalesforceQuery.Condition.equals(column: "PermissionSet.Name", text: SalesforceVisibility.setName)
        let named = try query(
            ["AssigneeId"], "PermissionSetAssignment", [ours, .oneOf(column: "AssigneeId", texts: users)])
        guard named.address().utf8.count > SalesforceEndpoints.queryCharactersMax else { return named }
        return try query(["AssigneeId"], "PermissionSetAssignment", [ours])
    }

    private func ask(_ composite: SalesforceComposite) async throws(ConnectorError) -> [[SalesforceWire.GrantRow]] {
        let request = SalesforceEndpoints.composite(composite, for: .visibilityRead, isIdempotent: true)
        let response = try await transport.send(request)
        let answer: SalesforceRows<SalesforceWire.Page<SalesforceWire.GrantRow>> = try SalesforceWire.decode(
            from: response, to: request)
        let pages = SalesforcePages(transport: transport, operation: .visibilityRead)
        var answers: [[SalesforceWire.GrantRow]] = []
        for row in composite.rows {
            let row = try answer.row(row.name, of: request)
            guard let page = row.body else {
                let failure = row.failure(in: response, to: request)
                throw failure.kind == .forbidden ? failure.naming("\"View Setup and Configuration\"") : failure
            }
            answers.append(try await pages.rows(from: page))
        }
        return answers
    }
}
