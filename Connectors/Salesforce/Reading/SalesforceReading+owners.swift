import ConnectorKit

/// Emails aren't unique in Salesforce, and system users are active too.
extension SalesforceReading {
    /// What the refresh of a sandbox appends to the email of every user.
    private static let sandboxSuffix = ".invalid"

    /// One query where the emails fit into it, else composites of five.
    ///
    /// On a sandbox the emails are asked with `.invalid` appended as well, and told under the plain email. Where it
    /// isn't known yet whether the org is one, `userinfo` tells, but only if somebody wasn't found.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        guard !emails.isEmpty else { return [] }
        let plain = Dictionary(uniqueKeysWithValues: emails.map { ($0, $0) })
        guard session.isSandbox == nil else {
            return try await owners(
                asked: session.isSandbox == true ? SalesforceReading.withSuffixes(emails, plain) : plain)
        }
        let found = try await owners(asked: plain)
        let missing = emails.subtracting(found.map(\.email))
        guard !missing.isEmpty else { return found }
        _ = try await userInfo()
        guard session.isSandbox == true else { return found }
        return found + (try await owners(asked: SalesforceReading.withSuffixes(missing, [:])))
    }

    /// An address that somebody really has wins over one that a sandbox made.
    private static func withSuffixes(
        _ emails: Set<EmailKey>, _ plain: [EmailKey: EmailKey]
    ) -> [EmailKey: EmailKey] {
        let suffixed = emails.map { (EmailKey(rawValue: $0.rawValue + sandboxSuffix), $0) }
        return plain.merging(suffixed) { plain, _ in plain }
    }

    /// The users behind addresses; the value says under which email each is told.
    private func owners(asked: [EmailKey: EmailKey]) async throws(ConnectorError) -> [CRMOwner] {
        var known: Set<String> = []
        return try await users(asked.keys.map(\.rawValue).sorted()).compactMap { row in
            guard row.UserType == SalesforceMapping.owningUserType, known.insert(row.Id).inserted,
                let email = row.Email.flatMap({ asked[EmailKey(comparing: $0)] })
            else { return nil }
            return SalesforceMapping.owner(row, email: email)
        }
    }
}

// MARK: Queries

extension SalesforceReading {
    private static func usersQuery(_ emails: [String]) throws(ConnectorError) -> SalesforceQuery {
        // Inactive users are asked for too: else they couldn't be told from unknown ones.
        try SalesforceQuery(
            select: ["Id", "Username", "Email", "Name", "IsActive", "UserType"], from: "User",
            where: [.oneOf(column: "Email", texts: emails)], for: .ownersQuery)
    }

    /// Lists that are still too long for Salesforce are halved and asked again.
    private func users(_ emails: [String]) async throws(ConnectorError) -> [SalesforceWire.User] {
        var open = try SalesforceQuery.lists(
            of: emails, in: try SalesforceReading.usersQuery([""]), for: .ownersQuery)
        var found: [SalesforceWire.User] = []
        while !open.isEmpty {
            let batch = Array(open.prefix(SalesforceEndpoints.compositeQueriesMax))
            open.removeFirst(batch.count)
            let answer = try await users(batch)
            found += answer.users
            open += answer.tooLong.flatMap(SalesforceQuery.halves)
        }
        return found
    }

    /// The users of up to five lists, and the lists that were too long.
    private func users(
        _ lists: [[String]]
    ) async throws(ConnectorError) -> (users: [SalesforceWire.User], tooLong: [[String]]) {
        do {
            if lists.count > 1 {
                return try await SalesforcePages.beginningAgain { () async throws(ConnectorError) in
                    try await usersTogether(lists)
                }
            }
            let query = try SalesforceReading.usersQuery(lists[0])
            return (try await rows(of: SalesforceEndpoints.query(query, for: .ownersQuery)), [])
        } catch {
            guard SalesforceReading.isTooLong(error), lists.contains(where: { $0.count > 1 }) else { throw error }
            return ([], lists)
        }
    }

    private func usersTogether(
        _ lists: [[String]]
    ) async throws(ConnectorError) -> (users: [SalesforceWire.User], tooLong: [[String]]) {
        var rows: [SalesforceComposite.Row] = []
        for (index, list) in lists.enumerated() {
            let query = try SalesforceReading.usersQuery(list)
            rows.append(
                .init(
                    method: .get, address: query.address(), name: "users\(index)",
                    headers: [SalesforceHeaders.queryPage]))
        }
        let request = SalesforceEndpoints.composite(
            SalesforceComposite(rows: rows), for: .ownersQuery, isIdempotent: true)
        let response = try await transport.send(request)
        let answer: SalesforceRows<SalesforceWire.Page<SalesforceWire.User>> = try SalesforceWire.decode(
            from: response, to: request)
        let pages = SalesforcePages(transport: transport, operation: .ownersQuery)
        var users: [SalesforceWire.User] = []
        var tooLong: [[String]] = []
        for (index, list) in lists.enumerated() {
            let row = try answer.row("users\(index)", of: request)
            if let page = row.body {
                users += try await pages.rows(from: page)
            } else {
                let failure = row.failure(in: response, to: request)
                guard SalesforceReading.isTooLong(failure), list.count > 1 else { throw failure }
                tooLong.append(list)
            }
        }
        return (users, tooLong)
    }

    /// An address (414), or an address and headers (431), beyond 16,384 bytes.
    static func isTooLong(_ error: ConnectorError) -> Bool {
        error.vendor.map { [414, 431].contains($0.status) } ?? false
    }
}
