internal import SQLStore
public import Workspace

extension Imports {
    /// Says what an import of people would do, line by line; writes nothing, and reads the file in bounded memory.
    ///
    /// - Parameters:
    ///   - source: at most 256 MiB and 1,000,000 lines of UTF-8.
    ///   - format: the columns are those of `docs/import-export.md`.
    ///   - options: what to fill in where a line names no role or seat.
    ///   - actor: an admin or super admin (ACC-2), or the system.
    ///   - progress: called after each 1,000 lines.
    /// - Throws: `GatewayError` of rule ACC-2; `import_…` and `column_…` where the file as a whole can't be read.
    public func previewPeople(
        from source: ImportSource, format: ExchangeFormat = .csv, options: ImportOptions = ImportOptions(),
        as actor: Actor, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await job(PeopleImport(options: options), source, format, options, actor, progress).preview()
    }

    /// Provisions the people of a file: account, dashboard with tasks disabled, memberships and welcome mail (PROV-2), in one
    /// transaction. Who is there already is put on teams that they lack, and else left as they are.
    ///
    /// Nothing is written unless every line is good, or ``ImportOptions/skipsBadLines`` asks for the good ones.
    ///
    /// - Parameter actor: as in ``previewPeople(from:format:options:as:progress:)``; to put people on teams who are there
    ///   already takes a super admin (ACC-3).
    /// - Returns: what was done; ``ImportReport/isWritten`` is false where bad lines stopped it.
    /// - Throws: as ``previewPeople(from:format:options:as:progress:)``; nothing is written then.
    public func importPeople(
        from source: ImportSource, format: ExchangeFormat = .csv, options: ImportOptions = ImportOptions(),
        as actor: Actor, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await job(PeopleImport(options: options), source, format, options, actor, progress).apply()
    }

    /// Says what an import of teams would do, line by line; writes nothing, and reads the file in bounded memory.
    ///
    /// - Parameter actor: a super admin (ACC-3), or the system.
    /// - Throws: `GatewayError` of rule ACC-3; `import_…` and `column_…` where the file as a whole can't be read.
    public func previewTeams(
        from source: ImportSource, format: ExchangeFormat = .csv, options: ImportOptions = ImportOptions(),
        as actor: Actor, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await job(TeamsImport(), source, format, options, actor, progress).preview()
    }

    /// Makes the teams of a file with who leads them and helps to, in one transaction. A team that is there already gets the
    /// secondary admins that it lacks, and is else left as it is.
    ///
    /// Nothing is written unless every line is good, or ``ImportOptions/skipsBadLines`` asks for the good ones.
    ///
    /// - Returns: what was done; ``ImportReport/isWritten`` is false where bad lines stopped it.
    /// - Throws: as ``previewTeams(from:format:options:as:progress:)``; nothing is written then.
    public func importTeams(
        from source: ImportSource, format: ExchangeFormat = .csv, options: ImportOptions = ImportOptions(),
        as actor: Actor, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        try await job(TeamsImport(), source, format, options, actor, progress).apply()
    }

    private func job<Kind: ImportKind>(
        _ kind: Kind, _ source: ImportSource, _ format: ExchangeFormat, _ options: ImportOptions, _ actor: Actor,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) -> ImportJob<Kind> {
        ImportJob(
            kind: kind, source: source, format: format, options: options, actor: actor, calls: calls, outbox: outbox,
            progress: progress)
    }
}

extension AuditOperation {
    /// People of a file were provisioned.
    public static let peopleImport = AuditOperation(rawValue: "people.import")
    /// Teams of a file were made.
    public static let teamsImport = AuditOperation(rawValue: "teams.import")
    /// People were written into a file.
    public static let peopleExport = AuditOperation(rawValue: "people.export")
    /// Teams were written into a file.
    public static let teamsExport = AuditOperation(rawValue: "teams.export")
}
