import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

/// What tests of verifications do again and again: a team that was synced and given settings that fit the mocks.
struct VerifyStage: Sendable {
    let fixture: GatewayFixture
    let team: TeamID
    let bob: UserID
    let carol: UserID
    /// A spectator.
    let dan: UserID

    var gateway: Gateway { fixture.gateway }
    var admin: Actor { fixture.admin }
    var organization: OrganizationID { fixture.organization.id }
    /// How many requests the mocks have answered.
    var calls: Int { fixture.crms.reduce(0) { $0 + fixture.mock($1.id).journal.count } }
    /// How many of these wrote.
    var writes: Int { fixture.crms.reduce(0) { $0 + fixture.mock($1.id).journal.writes.count } }

    /// How many properties of each object are mapped.
    static let mappedMax = 6

    /// Runs a test on a stage of its own, and clears up however it ends.
    ///
    /// - Parameters:
    ///   - extraMembers: how many people are on the team besides Ann, who leads it, Bob, Carol and Dan.
    ///   - isSynced: whether keys and settings were brought to the team.
    ///   - way: how the admin is connected; by default in each CRM's usual way.
    static func with(
        _ mocks: [MockedCRM] = [.hubSpot()], extraMembers: Int = 0, isSynced: Bool = true,
        way: AuthenticationMethod.Kind? = nil, clock: any GatewayClock = SystemGatewayClock(),
        _ test: (VerifyStage) async throws -> Void
    ) async throws {
        try await GatewayFixture.run(mocks: mocks, clock: clock) { fixture in
            for crm in mocks { try await fixture.connect(fixture.admin, to: crm.id, by: way) }
            let stage = try await VerifyStage(fixture, extraMembers)
            if isSynced { try await stage.sync() }
            try await test(stage)
        }
    }

    private init(_ fixture: GatewayFixture, _ extraMembers: Int) async throws {
        let extra = (0..<extraMembers).map { "member\($0)@example.com" }
        let team = try await fixture.makeTeam(
            members: ["bob@example.com", "carol@example.com"] + extra, spectators: ["dan@example.com"])
        self.fixture = fixture
        self.team = team.id
        self.bob = try await Self.user("bob@example.com", fixture)
        self.carol = try await Self.user("carol@example.com", fixture)
        self.dan = try await Self.user("dan@example.com", fixture)
    }

    private static func user(_ email: String, _ fixture: GatewayFixture) async throws -> UserID {
        try await fixture.gateway.directory.user(email: email, as: fixture.admin).id
    }

    // MARK: What was there before

    /// Brings keys, owner properties, record types, and settings that map what the mocks have.
    func sync() async throws {
        let run = try await gateway.syncCRM(to: .team(team), as: admin).result()
        #expect(run.outcome?.failure == nil)
        try await mapEverything()
        let pushed = try await gateway.pushSettings(
            to: .team(team), categories: [.customProperties, .pipelineStages], as: admin
        ).result()
        #expect(pushed.settingsOutcome?.failure == nil && pushed.state != .failed)
    }

    /// Gives the admin settings that map properties and pipelines of every CRM.
    func mapEverything() async throws {
        var properties: [CustomProperty] = []
        var pipelines: [PipelineSetting] = []
        for crm in fixture.crms {
            let session = try await session(crm.id)
            for object in session.descriptor.objects.map(\.object).sorted() {
                properties += try await mapped(object, session)
                guard session.descriptor.object(object)?.stageProperty != nil else { continue }
                let found = try await session.reading.pipelines(of: object)
                pipelines += found.filter { !$0.isArchived }.prefix(1).map { PipelineSetting($0, crm: crm.id) }
            }
        }
        let user = try #require(admin.user)
        try await set(.customProperties(CustomPropertySettings(properties: properties)), for: user)
        try await set(.pipelineStages(PipelineSettings(pipelines: pipelines)), for: user)
    }

    private func mapped(_ object: CRMObject, _ session: CRMSession) async throws -> [CustomProperty] {
        let traits = session.descriptor.probes.objects[object]
        let usable = try await session.reading.properties(of: object, scope: .live).filter { definition in
            definition.isWritable && definition.isVisible && !definition.isArchived && !definition.isUnique
                && traits?.untouched[definition.name] == nil
                && CustomPropertyType(definition.type) != nil
        }
        return usable.sorted { $0.name.rawValue < $1.name.rawValue }.prefix(Self.mappedMax).compactMap { definition in
            CustomPropertyType(definition.type).map {
                CustomProperty(
                    crm: session.descriptor.id.rawValue, object: RecordObject(rawValue: object.rawValue) ?? .deal,
                    name: definition.name.rawValue, label: definition.label, type: $0)
            }
        }
    }

    /// A way into a CRM as the admin's key has it.
    func session(_ crm: CRMID) async throws -> CRMSession {
        let (organization, user) = (organization, try #require(admin.user))
        let key = try await fixture.store.read { transaction in
            try CRMKeyRepository(of: organization).find(user: user, crm: crm, in: transaction)
        }
        return try await gateway.runs.services.sessions.session(
            grant: try #require(key).grant, organization: organization, party: "test")
    }

    /// Sets a value, as its owner would.
    func set(_ value: SettingsValue, for user: UserID) async throws {
        let organization = organization
        try await fixture.store.write { transaction in
            let store = SettingsStore(organization: organization, transaction: transaction)
            let (document, overlay) = SettingsMerge.split(value)
            try store.write(
                [
                    SettingsWrite(
                        user: user, category: value.category, hash: try store.keep(SettingsDocument(document)),
                        overlay: try overlay.map { try store.keep($0) }, origin: .edit, isEdited: false)
                ], actor: user)
        }
    }

    // MARK: What is done

    /// Verifies, and waits for the end.
    func verify(
        _ scope: SyncScope? = nil, crms: Set<CRMID>? = nil, checks: Set<CheckID>? = nil, mode: ProbeMode = .readOnly,
        asTargets: Bool = false, following: RunID? = nil, by gateway: Gateway? = nil, as actor: Actor? = nil
    ) async throws -> Run {
        let request = VerifyRequest(
            scope: scope ?? .team(team), crms: crms, checks: checks, mode: mode, asTargets: asTargets,
            following: following)
        return try await (gateway ?? self.gateway).verify(request, as: actor ?? admin).result()
    }

    /// The report of a verification.
    func report(
        _ scope: SyncScope? = nil, crms: Set<CRMID>? = nil, checks: Set<CheckID>? = nil, mode: ProbeMode = .readOnly
    ) async throws -> VerificationReport {
        try #require(try await verify(scope, crms: crms, checks: checks, mode: mode).verificationReport)
    }

    /// Everybody's own results, by person.
    func own(_ run: RunID, as actor: Actor? = nil) async throws -> [UserID: [CheckResult]] {
        var found: [UserID: [CheckResult]] = [:]
        var cursor: UserID?
        repeat {
            let page = try await gateway.verification.people(
                of: run, after: cursor, limit: Verifications.pageMax, as: actor ?? admin)
            for person in page.elements { found[person.user] = person.results }
            cursor = page.next
        } while cursor != nil
        return found
    }

    /// Changes rows beside the gateway, as another program or a mistake would.
    func change(_ statement: SQL, _ arguments: [SQLValue]) async throws {
        try await fixture.store.write { _ = try $0.execute(statement, arguments) }
    }

    /// Counts rows.
    func count(_ statement: SQL, _ arguments: [SQLValue] = []) async throws -> Int {
        try await fixture.store.read { Int(try $0.query(statement, arguments).first?.integer(0) ?? 0) }
    }
}

extension VerificationReport {
    /// The results of accounts that say so.
    func results(_ verdict: Verdict) -> [CheckResult] {
        accounts.flatMap(\.results).filter { $0.verdict == verdict }
    }

    /// What didn't pass and counts, in short, for a failed expectation.
    var troubles: [String] {
        let selection = selection
        return accounts.flatMap(\.results).filter {
            selection.counts($0.check) && ![.passed, .notApplicable].contains($0.verdict)
        }.map {
            "\($0.check) \($0.subject.identity) \($0.verdict): \($0.summary) \($0.cause?.rawValue ?? "")"
        }
    }
}

extension CustomPropertyType {
    /// What settings say of a property of the CRM's; `nil` where they can't map it.
    init?(_ type: PropertyType) {
        switch type {
        case .text: self = .text
        case .number: self = .number
        case .currency: self = .currency
        case .boolean: self = .boolean
        case .date: self = .date
        case .dateTime: self = .dateTime
        case .choice: self = .choice
        case .choices: self = .choices
        case .email: self = .email
        case .phone: self = .phone
        case .url: self = .url
        default: return nil
        }
    }
}

extension PipelineSetting {
    /// A setting that maps a pipeline as it is.
    init(_ pipeline: Pipeline, crm: CRMID) {
        let stages = pipeline.stages.filter { !$0.isArchived }
        self.init(
            crm: crm.rawValue, object: RecordObject(rawValue: pipeline.object.rawValue) ?? .deal, id: pipeline.id,
            label: pipeline.label, isDefault: true, defaultStage: stages.first?.id,
            stages: stages.enumerated().map {
                StageSetting(
                    id: $1.id, label: $1.label, order: $0,
                    outcome: StageOutcome(rawValue: $1.outcome.rawValue) ?? .open)
            })
    }
}
