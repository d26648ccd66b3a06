import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("What is known of a person is judged")
struct PersonJudgeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let facts: PersonFacts
        let lines: [String]

        init(_ name: String, _ facts: PersonFacts, _ lines: [String]) {
            self.name = name
            self.facts = facts
            self.lines = lines
        }

        var testDescription: String { name }
    }

    private static func key(_ key: ConnectionFact.Key, isExpected: Bool = true) -> ConnectionFact {
        ConnectionFact(crm: "toy", crmName: "Toy", isExpected: isExpected, key: key)
    }

    private static func person(
        _ connections: [ConnectionFact] = [], _ owners: [OwnerFact] = [], settings: [SettingsFact] = [],
        mayHoldKeys: Bool = true
    ) -> PersonFacts {
        PersonFacts(
            user: UserID(rawValue: "u"), mayHoldKeys: mayHoldKeys, connections: connections, owners: owners,
            settings: settings)
    }

    private static func owner(
        bound: CRMUserID? = nil, _ standing: Result<OwnerFact.Standing, ConnectorError>?
    ) -> [OwnerFact] {
        [OwnerFact(crm: "toy", crmName: "Toy", bound: bound, standing: standing)]
    }

    static let presenceCases: [Case] = [
        Case("has the key", person([key(.live)]), ["connection.present passed - toy"]),
        Case("has none", person([key(.missing)]), ["connection.present failed connection_missing toy"]),
        Case("has a dead one", person([key(.dead("revoked"))]), ["connection.present failed token_revoked toy"]),
        Case(
            "has one that nobody expects", person([key(.live, isExpected: false)]), ["connection.present passed - toy"]),
        Case(
            "has a dead one that nobody expects", person([key(.dead("revoked"), isExpected: false)]),
            ["connection.present failed token_revoked toy"]),
        Case(
            "has none, and none is expected", person([key(.missing, isExpected: false)]),
            ["connection.present not_applicable - "]),
        Case("the organization has no CRM", person(), ["connection.present not_applicable - "]),
        Case(
            "is a spectator", person([key(.missing)], mayHoldKeys: false), ["connection.present not_applicable - "]),
    ]

    @Test("VER-2: the keys that a sync brings are there and live", arguments: presenceCases)
    func keys(_ test: Case) {
        expect(test, [.connectionPresent])
    }

    static let ownersCases: [Case] = [
        Case("bound and active", person([], owner(bound: "1", .success(.active("1")))), ["passed - toy"]),
        Case("active, and never bound", person([], owner(.success(.active("1")))), ["warning not_synced toy"]),
        Case(
            "active, and bound to another", person([], owner(bound: "2", .success(.active("1")))),
            ["failed not_synced toy"]),
        Case("deactivated", person([], owner(bound: "1", .success(.inactive("1")))), ["failed inactive_owner toy"]),
        Case("deactivated, never bound", person([], owner(.success(.inactive("1")))), ["failed inactive_owner toy"]),
        Case(
            "several", person([], owner(bound: "1", .success(.ambiguous(count: 2)))), ["failed owner_ambiguous toy"]),
        Case("gone", person([], owner(bound: "1", .success(.missing))), ["failed owner_missing toy"]),
        Case("never there", person([], owner(.success(.missing))), ["failed owner_missing toy"]),
        Case("not asked", person([], owner(bound: "1", nil)), ["not_checked - toy"]),
        Case(
            "not told", person([], owner(bound: "1", .failure(SoundToyCRM.error(.rateLimited)))),
            ["not_checked rate_limit toy"]),
        Case(
            "token revoked", person([], owner(bound: "1", .failure(SoundToyCRM.error(.unauthenticated)))),
            ["not_checked token_revoked toy"]),
        Case(
            "the CRM is down", person([], owner(bound: "1", .failure(SoundToyCRM.error(.unreachable)))),
            ["not_checked crm_unavailable toy"]),
        Case(
            "the key leads to another account",
            person([], [OwnerFact(crm: "toy", crmName: "Toy", bound: "1", standing: nil, isOtherAccount: true)]),
            ["not_checked wrong_account toy"]),
        Case(
            "a dead key, so that nobody was asked", person([key(.dead("revoked"))], owner(bound: "1", nil)),
            ["not_checked token_revoked toy"]),
        Case("a key, and not asked", person([key(.live)]), ["not_checked - toy"]),
        Case("a dead key", person([key(.dead("revoked"))]), ["not_checked token_revoked toy"]),
        Case("no key, though one is expected", person([key(.missing)]), ["not_checked connection_missing toy"]),
        Case("no key, and none expected", person([key(.missing, isExpected: false)]), ["not_applicable - "]),
        Case("a spectator", person([key(.missing)], mayHoldKeys: false), ["not_applicable - "]),
    ]

    @Test(
        "VER-2, VER-7: the CRM user is there, active, the only one, and the one that was bound", arguments: ownersCases)
    func owners(_ test: Case) {
        let lines = test.lines.map { "owner.user-active \($0)" }
        expect(Case(test.name, test.facts, lines), [.ownerUserActive])
    }

    private static let first = RunID(rawValue: "r1")
    private static let second = RunID(rawValue: "r2")

    private static func settings(_ present: SettingsFact.Present) -> PersonFacts {
        person(settings: [SettingsFact(category: .meetingTitles, run: first, pushed: "h1", present: present)])
    }

    static let settingsCases: [Case] = [
        Case("as pushed", settings(.value(hash: "h1", run: first, isEdited: false)), ["passed - meetingTitles"]),
        Case(
            "edited, and edited back", settings(.value(hash: "h1", run: first, isEdited: true)),
            ["passed - meetingTitles"]),
        Case(
            "pushed again alike", settings(.value(hash: "h1", run: second, isEdited: false)), ["passed - meetingTitles"]
        ),
        Case(
            "edited", settings(.value(hash: "h2", run: first, isEdited: true)), ["warning edited_since meetingTitles"]),
        Case(
            "edited, of no run", settings(.value(hash: "h2", run: nil, isEdited: true)),
            ["warning edited_since meetingTitles"]),
        Case(
            "pushed since", settings(.value(hash: "h2", run: second, isEdited: false)),
            ["warning pushed_since meetingTitles"]),
        Case("gone", settings(.nothing), ["warning edited_since meetingTitles"]),
        Case("unreadable", settings(.unreadable("bad")), ["failed settings_unreadable meetingTitles"]),
        Case(
            "other, for no reason", settings(.value(hash: "h2", run: first, isEdited: false)),
            ["failed unknown meetingTitles"]),
        Case("nothing was pushed", person(), ["not_applicable - "]),
    ]

    @Test("VER-2: rules, templates and domains equal what the run pushed, or why not", arguments: settingsCases)
    func settings(_ test: Case) {
        let lines = test.lines.map { "settings.equal \($0)" }
        expect(Case(test.name, test.facts, lines), [.settingsEqual])
    }

    @Test(
        "VER-2, ACC-9: personal connections are listed as theirs to connect, and never count unless asked for by name")
    func personal() throws {
        let results = PersonJudge.results(Self.person([Self.key(.live)]))
        let personal = try #require(results.first { $0.check == .personalConnections })
        #expect(personal.verdict == .notChecked)
        #expect(personal.summary.contains("theirs to connect"))
        #expect(VerdictTally(results, counting: .all).notChecked == 1, "the owner, who wasn't asked for")
        let named = CheckSelection(names: [.personalConnections])
        #expect(VerdictTally(results, counting: named).notChecked == 1)
        #expect(PersonJudge.results(Self.person(), asked: named).count == 1)
    }

    private func expect(_ test: Case, _ checks: Set<CheckID>) {
        let results = PersonJudge.results(test.facts, asked: CheckSelection(names: checks))
        #expect(results.map(\.line) == test.lines)
        for result in results {
            #expect(result.summary.hasSuffix("."), "\(result.summary)")
            let known = CheckCatalog[result.check]?.causes ?? []
            #expect(result.cause.map(known.contains) ?? true, "\(result.line) isn't in the catalogue")
        }
    }
}
