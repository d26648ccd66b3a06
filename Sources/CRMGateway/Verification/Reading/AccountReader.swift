import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Asks a CRM what is there, for the checks that are asked for: once, however many people share the grant.
struct AccountReader: Sendable {
    let session: CRMSession
    let expectations: Expectations
    let asked: CheckSelection
    /// Whether records are written, for which more has to be known.
    let probes: Bool
    let progress: @Sendable (RunProgress) -> Void
    /// Whom the session acts as, where that isn't the key's own user.
    var actingAs: CRMUserID?

    /// What was read, and who the people are in the CRM.
    struct Readings: Sendable {
        var facts: AccountFacts
        var owners: Result<[EmailKey: [CRMOwner]], ConnectorError>?
    }

    /// Reads. What the CRM can't tell is a fact too; when the key itself doesn't work nothing more is asked.
    ///
    /// - Throws: `ConnectorError` where the CRM's quota is used up and the run has to wait (SYNC-14); `CancellationError`.
    func read(emails: Set<EmailKey>, storedRecordTypes: [RecordType]?) async throws -> Readings {
        let descriptor = session.descriptor
        var facts = AccountFacts(
            descriptor: descriptor, expectedAccount: session.grant.account,
            expectedUser: actingAs ?? session.grant.crmUser,
            storedRecordTypes: storedRecordTypes)
        note(0)
        let identity = try await attempt { () async throws(ConnectorError) in try await session.reading.identify() }
        facts.identity = identity
        guard case .success(let found) = identity, found.account == session.grant.account else {
            return Readings(facts: facts)
        }
        var readings = Readings(facts: facts)
        note(1)
        if asksOwners, !emails.isEmpty {
            let all = emails.union([found.userEmail].compactMap(\.self))
            readings.owners = try await attempt { () async throws(ConnectorError) in
                try await OwnerLookup(reading: session.reading).owners(withEmails: all)
            }
        }
        note(2)
        try await readDefinitions(into: &readings.facts)
        note(3)
        try await readPipelines(into: &readings.facts)
        try await readRecordTypes(into: &readings.facts)
        note(Self.parts)
        return readings
    }

    /// Identity, people, properties, and the rest.
    private static let parts = 4

    private func note(_ done: Int) {
        progress(RunProgress(phase: .readAccount, crm: session.descriptor.id, done: done, total: Self.parts))
    }

    private func readDefinitions(into facts: inout AccountFacts) async throws {
        let asksForThem =
            asks(.propertiesExist, .propertiesType, .propertiesWritable, .ownerProperty) || probesAny
        guard asksForThem else { return }
        for object in expectations.objects(of: session.descriptor) {
            let names = expectations.names(of: object).union(probes ? required(object) : [])
            var answer = try await definitions(of: object, optionsOf: names)
            // A record that needs a choice that nobody has mapped can't be made without knowing what may be chosen.
            if probes, case .success(let found) = answer {
                let unknown = found.filter { $0.needsOptions && !names.contains($0.name) }.map(\.name)
                if !unknown.isEmpty { answer = try await definitions(of: object, optionsOf: names.union(unknown)) }
            }
            facts.definitions[object] = answer
        }
    }

    /// Who may not see the set-up of an account is asked for what they do see: what is hidden from them is missing
    /// then.
    private func definitions(
        of object: CRMObject, optionsOf names: Set<PropertyName>
    ) async throws -> Result<[PropertyDefinition], ConnectorError> {
        let all = try await attempt { () async throws(ConnectorError) in
            try await session.reading.properties(of: object, scope: .all, optionsOf: names)
        }
        guard case .failure(let error) = all, error.kind == .forbidden, error.missingScopes.isEmpty else { return all }
        return try await attempt { () async throws(ConnectorError) in
            try await session.reading.properties(of: object, scope: .live, optionsOf: names)
        }
    }

    private func readPipelines(into facts: inout AccountFacts) async throws {
        for description in session.descriptor.objects where description.stageProperty != nil {
            let object = description.object
            let isMapped = expectations.pipelines.contains { $0.object.rawValue == object.rawValue }
            let isProbed = probesAny && expectations.objects(of: session.descriptor).contains(object)
            guard isProbed || (isMapped && asks(.pipelinesStages)) else { continue }
            facts.pipelines[object] = try await attempt { () async throws(ConnectorError) in
                try await session.reading.pipelines(of: object)
            }
        }
    }

    private func readRecordTypes(into facts: inout AccountFacts) async throws {
        guard let facet = session.reading.recordTypes else { return }
        guard probesAny || (asks(.recordTypesAvailable) && facts.storedRecordTypes != nil) else { return }
        let objects = session.descriptor.objects.map(\.object).sorted()
        facts.recordTypes = try await attempt { () async throws(ConnectorError) in
            try await facet.recordTypes(of: objects)
        }
    }

    private func required(_ object: CRMObject) -> Set<PropertyName> {
        session.descriptor.probes.objects[object]?.required ?? []
    }

    private var asksOwners: Bool { asks(.ownerUserActive) || probesAny }

    private var probesAny: Bool {
        probes && CRMObject.allCases.contains { asked.includes(.writeback($0)) }
    }

    private func asks(_ checks: CheckID...) -> Bool {
        checks.contains { asked.includes($0) }
    }

    private func attempt<Answer: Sendable>(
        _ ask: () async throws(ConnectorError) -> Answer
    ) async throws -> Result<Answer, ConnectorError> {
        do throws(ConnectorError) {
            return .success(try await ask())
        } catch {
            if error.kind == .cancelled { throw CancellationError() }
            if CRMPause(error) != nil { throw error }
            return .failure(error)
        }
    }
}

extension PropertyDefinition {
    /// Whether every new record needs one of its options, and they weren't told.
    fileprivate var needsOptions: Bool {
        isRequired && isWritableOnCreate && !isArchived && options.isEmpty && (type == .choice || type == .choices)
    }
}

extension Expectations {
    /// The objects of a CRM of which anything is expected, deals first.
    func objects(of descriptor: ConnectorDescriptor) -> [CRMObject] {
        objects.filter { descriptor.object($0) != nil }
    }

    /// The names of the properties that are mapped of an object.
    func names(of object: CRMObject) -> Set<PropertyName> {
        Set(
            properties.lazy.filter { $0.object.inCRM == object }.map { PropertyName(rawValue: $0.name) })
    }
}
