import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

/// One row of the table of pure answers: what is changed about a person with nothing wrong, and what the doctor says then.
struct DoctorRow: Sendable, CustomTestStringConvertible {
    let name: String
    let symptom: DoctorSymptom
    let verdict: DoctorVerdict
    let change: @Sendable (inout DoctorFacts) -> Void

    init(
        _ symptom: DoctorSymptom, _ verdict: DoctorVerdict, _ name: String,
        _ change: @escaping @Sendable (inout DoctorFacts) -> Void = { _ in }
    ) {
        self.name = name
        self.symptom = symptom
        self.verdict = verdict
        self.change = change
    }

    var testDescription: String { "\(symptom.rawValue): \(name)" }
}

@Suite("The doctor's rules")
struct DoctorRulesTests {
    private static let team = TeamID(rawValue: "team")
    private static let bob = UserID(rawValue: "bob")
    private static let ann = UserID(rawValue: "ann")

    private static func day(_ number: Double) -> Date { Date(timeIntervalSince1970: number * 86_400) }

    /// A standard user of one team, invited, synced and verified, with settings of who leads the team.
    private static var sound: DoctorFacts {
        let standing = PersonStanding(
            user: bob, role: .user, memberships: [TeamMembership(team: team, user: bob, position: .member)])
        var facts = DoctorFacts(
            person: DoctorPerson(
                standing: standing, email: "bob@example.com", teamNames: [team: "Sales"], leaders: [ann]))
        facts.mail = DoctorMail(state: .sent, attempts: 1, at: day(1))
        facts.sourceAccounts = ["hubspot": "1"]
        facts.keys = [DoctorKey(crm: "hubspot", account: "1", binding: "bound")]
        let handOver = DoctorSetting.HandOver(source: ann, sourceName: "ann@example.com", at: day(3))
        facts.settings = [
            DoctorSetting(.taskSettings, isInForce: true, handedOver: handOver),
            DoctorSetting(.emailTemplates, isInForce: true, handedOver: handOver),
        ]
        facts.verification = DoctorVerification(
            run: RunID(rawValue: "run"), at: day(4), mode: .temporary,
            results: [CheckResult(.writeback(.deal), .init(crm: "hubspot", object: .deal), .passed, "It landed.")])
        return facts
    }

    private static func spectator(_ facts: inout DoctorFacts) {
        facts.person.standing = PersonStanding(user: bob, role: .user, seat: .spectator)
    }

    private static let rows: [DoctorRow] = [
        DoctorRow(.personMissing, .doesNotApply, "there"),
        DoctorRow(.dashboardMissing, .doesNotApply, "there"),
        DoctorRow(.dashboardMissing, .applies, "none") { facts in
            facts.person.standing = PersonStanding(user: bob, role: .user, hasDashboard: false)
        },
        DoctorRow(.inviteNeverArrived, .doesNotApply, "sent"),
        DoctorRow(.inviteNeverArrived, .applies, "never asked for") { $0.mail = nil },
        DoctorRow(.inviteNeverArrived, .applies, "put off") { $0.mail?.state = .queued },
        DoctorRow(.inviteNeverArrived, .applies, "parked") {
            $0.mail = DoctorMail(state: .queued, isParked: true, at: day(1))
        },
        DoctorRow(.inviteNeverArrived, .applies, "cancelled") { $0.mail?.state = .cancelled },
        DoctorRow(.noKeysCopied, .doesNotApply, "all there"),
        DoctorRow(.noKeysCopied, .applies, "one is missing") { $0.sourceAccounts["zoho"] = "2" },
        DoctorRow(.noKeysCopied, .applies, "the last sync failed for it") { facts in
            facts.sourceAccounts["zoho"] = "2"
            facts.syncs = [
                DoctorSync(run: RunID(rawValue: "sync"), at: day(2), state: "failed", failures: ["zoho": "It is down."])
            ]
        },
        DoctorRow(.noKeysCopied, .doesNotApply, "nothing to copy, and own ones") { $0.sourceAccounts = [:] },
        DoctorRow(.noKeysCopied, .applies, "nothing to copy, and none") { facts in
            (facts.sourceAccounts, facts.keys) = ([:], [])
        },
        DoctorRow(.noKeysCopied, .applies, "a spectator") { facts in
            spectator(&facts)
            facts.keys = []
        },
        DoctorRow(.crmLooksEmpty, .doesNotApply, "as the admin's"),
        DoctorRow(.crmLooksEmpty, .applies, "another account") { $0.keys[0].account = "2" },
        DoctorRow(.crmLooksEmpty, .applies, "a dead grant") { $0.keys[0].trouble = "reconnect_needed" },
        DoctorRow(.crmLooksEmpty, .applies, "no user of the CRM") { facts in
            (facts.keys[0].binding, facts.keys[0].bindingAdvice) = ("unresolved", "Invite them there.")
        },
        DoctorRow(.writebackFails, .doesNotApply, "landed"),
        DoctorRow(.writebackFails, .doesNotApply, "a spectator") { spectator(&$0) },
        DoctorRow(.writebackFails, .cannotTell, "never verified") { $0.verification = nil },
        DoctorRow(.writebackFails, .cannotTell, "verified without writing") { $0.verification?.mode = .readOnly },
        DoctorRow(.writebackFails, .applies, "a property is read-only") { facts in
            facts.verification?.results.append(
                CheckResult(.propertiesWritable, .init(crm: "hubspot"), .failed, "No.", cause: .readOnly))
        },
        DoctorRow(.writebackFails, .cannotTell, "one couldn't be checked") { facts in
            facts.verification?.results.append(
                CheckResult(.writeback(.contact), .init(crm: "hubspot"), .notChecked, "No.", cause: .rateLimit))
        },
        DoctorRow(.noDrafts, .personal, "all that is ours is there"),
        DoctorRow(.noDrafts, .doesNotApply, "nothing was synced") { $0.settings = [] },
        DoctorRow(.noDrafts, .applies, "templates weren't pushed") { $0.settings.removeLast() },
        DoctorRow(.noDrafts, .applies, "no template is offered") { $0.settings[1].isInForce = false },
        DoctorRow(.noDrafts, .applies, "tasks are off") { $0.settings[0].isInForce = false },
        DoctorRow(.templatesChanged, .doesNotApply, "no change is kept"),
        DoctorRow(.templatesChanged, .applies, "an undo put an older one back") { facts in
            facts.changes = [
                DoctorSettingsChange(.emailTemplates, version: 3, origin: "undo", isOwn: false, at: day(5))
            ]
        },
        DoctorRow(.wrongSource, .doesNotApply, "who leads the team"),
        DoctorRow(.wrongSource, .applies, "somebody who is gone") { $0.settings[0].handedOver?.source = nil },
        DoctorRow(.movedTeams, .doesNotApply, "never"),
        DoctorRow(.movedTeams, .applies, "after the settings came") { $0.moves = [day(5)] },
        DoctorRow(.movedTeams, .doesNotApply, "before the settings came") { $0.moves = [day(2)] },
        DoctorRow(.localSettingLost, .doesNotApply, "nothing of their own"),
        DoctorRow(.cannotSeeMeeting, .grantedApart, "always"),
        DoctorRow(.cannotSeeReport, .grantedApart, "always"),
        DoctorRow(.notetakerNotConnected, .personal, "always"),
        DoctorRow(.calendarNotConnected, .personal, "always"),
        DoctorRow(.removalBlocked, .doesNotApply, "a member"),
        DoctorRow(.removalBlocked, .applies, "beyond the threshold") { $0.person.approvalRule = "beyond 0 people." },
        DoctorRow(.noDestinationTeam, .doesNotApply, "there is one"),
        DoctorRow(.noDestinationTeam, .applies, "there is none") { $0.person.hasDestination = false },
    ]

    @Test("VER-8: the table of answers", arguments: rows)
    func answers(_ row: DoctorRow) throws {
        var facts = Self.sound
        row.change(&facts)
        let answer = try #require(DoctorRules.answers(facts, asked: [row.symptom]).first)
        #expect(answer.symptom == row.symptom && answer.verdict == row.verdict, "\(answer)")
        #expect(!answer.explanation.isEmpty)
        if row.verdict != .doesNotApply { #expect(answer.nextStep?.isEmpty == false) }
    }

    @Test("VER-8: every symptom stands in the table, with a question of its own; answers come in their order")
    func complete() {
        #expect(Set(Self.rows.map(\.symptom)) == Set(DoctorSymptom.allCases))
        #expect(Set(DoctorSymptom.allCases.map(\.question)).count == DoctorSymptom.allCases.count)
        #expect(DoctorRules.answers(Self.sound).map(\.symptom) == DoctorSymptom.allCases)
        #expect(DoctorRules.answers(nil).map(\.symptom) == [.personMissing])
    }

    @Test("ACC-12, T-20: a masked answer hides values of records and nothing else")
    func masked() {
        let answer = DoctorAnswer(
            .writebackFails, .applies, "No.",
            evidence: [Evidence("written", "secret", isRecordValue: true), Evidence("rule", "VER-3")])
        #expect(answer.masked.evidence.map(\.value) == [Evidence.mask, "VER-3"])
    }
}
