import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("What was read of an account is judged")
struct AccountJudgeTests {
    private static let checks: [CheckID] = [
        .connectionLive, .connectionScopes, .connectionAccount, .propertiesExist, .propertiesType, .propertiesWritable,
        .pipelinesStages, .recordTypesAvailable, .ownerProperty,
    ]

    @Test("VER-2: where all is well, each check passes, one result for each object, with how much it saw")
    func sound() {
        let results = AccountScene().results()
        #expect(results.filter { $0.verdict != .passed }.map(\.line) == [])
        #expect(
            results.map(\.line) == [
                "connection.live passed - toy", "connection.scopes passed - toy", "connection.account passed - toy",
                "properties.exist passed - deal", "properties.exist passed - contact",
                "properties.type passed - deal", "properties.type passed - contact",
                "properties.writable passed - deal", "properties.writable passed - contact",
                "pipelines.stages passed - deal", "record-types.available passed - deal",
                "owner.property passed - deal / owner_id", "owner.property passed - contact / owner_id",
            ])
        let exist = results.first { $0.check == .propertiesExist }
        #expect(exist?.evidence == [Evidence("properties", "3")])
        let writable = results.first { $0.check == .propertiesWritable }
        #expect(writable?.evidence == [Evidence("properties", "2")], "what is only read needn't be writable")
        let stages = results.first { $0.check == .pipelinesStages }
        #expect(stages?.evidence == [Evidence("pipelines", "1"), Evidence("stages", "2")])
        #expect(results[0].evidence.contains(Evidence("acts as", "ann@acme.example")), "T-19: whose key it is, is told")
    }

    @Test(
        "VER-2, VER-7: each drift of properties, pipelines, record types and owner properties is found, and nothing else",
        arguments: SchemaDrift.ofProperties + SchemaDrift.ofPlaces + SchemaDrift.ofOwners)
    func schema(_ drift: SchemaDrift) {
        expect(drift)
    }

    @Test(
        "VER-6, VER-7: what a dead connection or a failed reading makes impossible is not checked, with reason and cause",
        arguments: SchemaDrift.ofConnections + SchemaDrift.ofReadings)
    func connections(_ drift: SchemaDrift) {
        expect(drift)
    }

    @Test(
        "VER-5: what keeps a reading from being made has the cause that a refused write of that kind has, unless it is the value's",
        arguments: ConnectorErrorKind.all)
    func readingCauses(_ kind: ConnectorErrorKind) throws {
        var scene = AccountScene()
        scene.facts.pipelines[.deal] = .failure(SoundToyCRM.error(kind))
        let result = try #require(scene.results(asked: CheckSelection(names: ["pipelines"])).first)
        let written = RefusalJudge.cause(of: SoundToyCRM.error(kind))
        let expected = CheckCatalog.readingCauses.contains(written) ? written : .unknown
        // An account that lacks the object has no pipeline of it.
        #expect(result.cause == (kind == .unsupported ? .pipelineMissing : expected))
    }

    private func expect(_ drift: SchemaDrift) {
        var scene = AccountScene()
        drift.change(&scene)
        let results = scene.results()
        #expect(results.filter { $0.verdict >= .warning }.map(\.line) == drift.findings)
        #expect(Set(results.map(\.check)) == Set(Self.checks), "VER-6: no check is absent")
        for result in results where result.verdict >= .warning {
            #expect(!result.summary.isEmpty && result.summary.hasSuffix("."), "\(result.summary)")
            #expect(result.fix?.isEmpty == (result.cause == nil ? nil : false), "VER-1: each cause has its fix")
            let known = CheckCatalog[result.check]?.causes ?? []
            #expect(result.cause.map(known.contains) ?? true, "\(result.line) isn't in the catalogue")
        }
    }

    @Test("VER-1: what a finding saw names the thing, what was mapped, what is there, and the CRM's own request id")
    func evidence() throws {
        var scene = AccountScene()
        scene.change("amount") { $0.with(type: .text) }
        let type = try #require(scene.results().first { $0.verdict == .failed })
        #expect(type.evidence == [Evidence("mapped as", "currency"), Evidence("type", "toy-currency")])
        #expect(type.summary == "Amount (amount) is mapped as currency, and holds toy-currency.")
        #expect(type.subject.label == "Amount")
        scene = AccountScene()
        scene.loseConnection(SoundToyCRM.error(.unauthenticated, status: 401))
        let live = try #require(scene.results().first)
        #expect(live.summary == "Toy refuses the token: Toy said unauthenticated.")
        #expect(
            live.evidence == [
                Evidence("error", "unauthenticated"), Evidence("status", "401"), Evidence("code", "CODE"),
                Evidence("request", "r-1"),
            ])
    }

    @Test("VER-1: a list of lost options shows the first ten and counts the others")
    func manyOptions() throws {
        var scene = AccountScene()
        scene.properties[2].options = (1...30).map { "option \($0)" }
        let lost = try #require(scene.results().first { $0.cause == .optionRemoved })
        #expect(lost.evidence.count == 11)
        #expect(lost.evidence.last?.value == "and 20 more")
    }

    @Test("VER-2: a scope that is missing is named with the ability that needs it")
    func scopes() throws {
        var scene = AccountScene()
        scene.facts.identity = .success(CRMIdentity(account: "acme", user: "7", scopes: ["schema"]))
        let result = try #require(scene.results(asked: CheckSelection(names: ["connection.scopes"])).first)
        #expect(
            result.evidence == [
                Evidence("readOwners needs", "users"), Evidence("readRecords needs", "read"),
                Evidence("writeRecords needs", "write"),
            ])
        scene.properties = scene.properties.filter { $0.permission == .read }
        scene.pipelines = []
        scene.ownerProperties = [:]
        let reading = try #require(scene.results(asked: CheckSelection(names: ["connection.scopes"])).first)
        #expect(!reading.evidence.contains { $0.value == "write" }, "who maps only for reading needs no such scope")
    }

    @Test(
        "VER-2: a CRM that doesn't tell scopes, or has no record types, and mappings without anything, are not applicable"
    )
    func nothingOfTheKind() {
        var scene = AccountScene()
        scene.facts.identity = .success(CRMIdentity(account: "acme", user: "7"))
        scene.properties = []
        scene.pipelines = []
        scene.ownerProperties = [:]
        scene.facts.recordTypes = .success([])
        scene.facts.storedRecordTypes = nil
        #expect(
            scene.results().map(\.line) == [
                "connection.live passed - toy", "connection.scopes not_applicable - toy",
                "connection.account passed - toy", "properties.exist not_applicable - toy",
                "properties.type not_applicable - toy", "properties.writable not_applicable - toy",
                "pipelines.stages not_applicable - toy", "record-types.available not_applicable - toy",
                "owner.property not_applicable - toy",
            ])
    }

    @Test("VER-2: of two properties that bear one name, the one in use is judged")
    func twins() {
        var scene = AccountScene()
        let archived = SoundToyCRM.deals[0].with(isArchived: true)
        scene.facts.definitions[.deal] = .success([archived] + SoundToyCRM.deals)
        #expect(scene.findings == [])
    }

    @Test("VER-2: only what is asked for is judged, by name or by group")
    func selection() {
        let results = AccountScene().results(asked: CheckSelection(names: ["properties", "owner.property"]))
        #expect(
            Set(results.map(\.check)) == [.propertiesExist, .propertiesType, .propertiesWritable, .ownerProperty])
    }
}
