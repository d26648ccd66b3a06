internal import SQLStore
public import Workspace

extension Imports {
    /// Writes the present people of the organization, page by page, in the order of their making; an import of the same file
    /// changes nothing.
    ///
    /// Cells that a spreadsheet would take for a formula get an apostrophe in front, which an import takes away (T-28).
    ///
    /// - Parameters:
    ///   - format: with the columns of `docs/import-export.md`.
    ///   - actor: an admin or super admin (ACC-2), or the system; the audit log tells of it before the first line.
    ///   - write: takes whole lines; when it throws, the export ends.
    /// - Returns: how many people.
    public func exportPeople(
        as format: ExchangeFormat = .csv, by actor: Actor, write: (String) async throws -> Void
    ) async throws -> Int {
        let lines = ExchangeLineWriter(format: format, columns: ExchangeColumn.people)
        try await record(.peopleExport, .listPeople, by: actor)
        if !lines.header.isEmpty { try await write(lines.header) }
        var (count, cursor): (Int, UserID?) = (0, nil)
        repeat {
            let after = cursor
            let (accounts, teams) = try await calls.read(.peopleExport, as: actor) { authority, transaction in
                if let refusal = AccessRules.refusal(of: .listPeople, by: authority) { throw refusal }
                let page = try HostAccountRepository(organization: actor.organization, transaction: transaction)
                    .page(after: after, limit: ExchangeLimits.exportPage)
                let teams = HostTeamRepository(organization: actor.organization, transaction: transaction)
                return (page, try teams.teamNames(of: page.map(\.user.id)))
            }
            let text = accounts.map { lines.line($0.cells(teams[$0.user.id] ?? [])) }.joined()
            if !text.isEmpty { try await write(text) }
            count += accounts.count
            cursor = accounts.count == ExchangeLimits.exportPage ? accounts.last?.user.id : nil
        } while cursor != nil
        return count
    }

    /// Writes the teams of the organization with who leads them and helps to, page by page, in the order of their making; an
    /// import of the same file changes nothing.
    ///
    /// - Parameters: as of ``exportPeople(as:by:write:)``; the actor has to be an admin or super admin (ACC-3).
    /// - Returns: how many teams.
    public func exportTeams(
        as format: ExchangeFormat = .csv, by actor: Actor, write: (String) async throws -> Void
    ) async throws -> Int {
        let lines = ExchangeLineWriter(format: format, columns: ExchangeColumn.teams)
        try await record(.teamsExport, .listTeams, by: actor)
        if !lines.header.isEmpty { try await write(lines.header) }
        var (count, cursor): (Int, TeamID?) = (0, nil)
        repeat {
            let after = cursor
            let (accounts, leads) = try await calls.read(.teamsExport, as: actor) { authority, transaction in
                if let refusal = AccessRules.refusal(of: .listTeams, by: authority) { throw refusal }
                let teams = HostTeamRepository(organization: actor.organization, transaction: transaction)
                let page = try teams.page(after: after, limit: ExchangeLimits.exportPage)
                return (page, try teams.leads(of: page.map(\.team.id)))
            }
            let text = accounts.map { lines.line($0.cells(leads[$0.team.id] ?? [])) }.joined()
            if !text.isEmpty { try await write(text) }
            count += accounts.count
            cursor = accounts.count == ExchangeLimits.exportPage ? accounts.last?.team.id : nil
        } while cursor != nil
        return count
    }

    /// People's data leaves the gateway: that is in the log before it does.
    private func record(_ operation: AuditOperation, _ privilege: Privilege, by actor: Actor) async throws {
        let audit = calls.audit
        try await calls.write(operation, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: privilege, by: authority) { throw refusal }
            try audit.append(AuditEntry(actor: actor, operation: operation), in: transaction)
        }
    }
}

extension HostAccount {
    /// In the order of `ExchangeColumn.people`.
    fileprivate func cells(_ teams: [String]) -> [ExchangeLineWriter.Cell] {
        [
            .text(externalID?.text), .text(user.email.text), .text(user.name.first), .text(user.name.last),
            .text(user.role.rawValue), .text(user.seat.rawValue), .list(teams),
        ]
    }
}

extension HostTeamAccount {
    /// In the order of `ExchangeColumn.teams`.
    fileprivate func cells(_ leads: [TeamLeadRow]) -> [ExchangeLineWriter.Cell] {
        [
            .text(externalID?.text), .text(team.name.text),
            .text(leads.first { $0.position == .primaryAdmin }?.email),
            .list(leads.filter { $0.position == .secondaryAdmin }.map(\.email)),
        ]
    }
}
