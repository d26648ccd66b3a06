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
    private static let eve = UserID(rawValue: "eve")

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
        facts.verifications = [
            DoctorVerification(
                run: RunID(rawValue: "run"), crm: "hubspot", at: day(4), mode: .temporary, results: [landed])
        ]
        return facts
    }

    private static let landed = CheckResult(
        .writeback(.deal), .init(crm: "hubspot", object: .deal), .passed, "It landed.")

    private static func looked(_ check: CheckID, _ verdict: Verdict = .passed) -> CheckResult {
        CheckResult(check, .init(crm: "hubspot", object: .deal), verdict, "So it is.")
    }

    private static let permitted = [looked(.propertiesType), looked(.propertiesWritable)]

    private static func ask(_ symptom: DoctorSymptom, _ facts: DoctorFacts) throws -> DoctorAnswer {
        try #require(DoctorRules.answers(facts, asked: [symptom]).first)
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
        DoctorRow(.writebackFails, .cannotTell, "never verified") { $0.verifications = [] },
        DoctorRow(.writebackFails, .cannotTell, "verified without writing") {
            $0.verifications[0].results = permitted
        },
        DoctorRow(.writebackFails, .cannotTell, "another key was never verified") {
            $0.keys.append(DoctorKey(crm: "zoho", account: "2", binding: "bound"))
        },
        DoctorRow(.writebackFails, .doesNotApply, "looked at later, and landed before") { facts in
            facts.verifications.insert(
                DoctorVerification(
                    run: RunID(rawValue: "later"), crm: "hubspot", at: day(5), mode: .readOnly, results: permitted),
                at: 0)
        },
        DoctorRow(.writebackFails, .applies, "a property is read-only") { facts in
            facts.verifications[0].results.append(
                CheckResult(.propertiesWritable, .init(crm: "hubspot"), .failed, "No.", cause: .readOnly))
        },
        DoctorRow(.writebackFails, .cannotTell, "one couldn't be checked") { facts in
            facts.verifications[0].results.append(
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
        DoctorRow(.wrongSource, .applies, "an admin of another team") { $0.person.leaders = [eve] },
        DoctorRow(.wrongSource, .doesNotApply, "the organization admin") { facts in
            facts.person.leaders = [eve]
            facts.person.organizationAdmin = ann
        },
        DoctorRow(.wrongSource, .doesNotApply, "the organization admin, and who leads the team") { facts in
            facts.person.leaders = [eve]
            facts.person.organizationAdmin = ann
            facts.settings[0].handedOver?.source = eve
        },
        DoctorRow(.wrongSource, .doesNotApply, "an admin whom they chose") { facts in
            facts.person.leaders = [eve]
            for index in facts.settings.indices { facts.settings[index].handedOver?.isChosen = true }
        },
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

    @Test("VER-8: permissions and types are said to be as they should be only where both were looked at, and passed")
    func permissions() throws {
        var facts = Self.sound
        let words = "permissions and types are as they should be"
        for (results, isTold) in [
            (Self.permitted, true), ([Self.looked(.propertiesType)], false), ([Self.looked(.propertiesExist)], false),
            (Self.permitted + [Self.looked(.pipelinesStages, .notChecked)], false),
        ] {
            facts.verifications[0].results = results
            facts.verifications[0].mode = .readOnly
            let answer = try Self.ask(.writebackFails, facts)
            #expect(answer.verdict == .cannotTell && answer.explanation.contains(words) == isTold, "\(answer)")
            #expect(answer.evidence.first?.value.hasSuffix("nothing written") == true)
        }
        facts.verifications = []
        #expect(try Self.ask(.writebackFails, facts).explanation.contains(words) == false)
    }

    @Test(
        "VER-8: what an earlier verification found by writing holds as long as no later one wrote; runs are told once")
    func earlier() throws {
        var facts = Self.sound
        facts.keys.append(DoctorKey(crm: "zoho", account: "2", binding: "bound"))
        var failing = facts.verifications[0]
        failing.results = [Self.looked(.writeback(.deal), .failed)]
        var later = facts.verifications[0]
        (later.run, later.mode, later.results) = (RunID(rawValue: "later"), .readOnly, Self.permitted)
        var other = facts.verifications[0]
        other.crm = "zoho"
        facts.verifications = [later, failing, other]
        let answer = try Self.ask(.writebackFails, facts)
        #expect(answer.verdict == .applies)
        #expect(answer.evidence.filter { $0.label == "verification" }.count == 2)
        facts.verifications = [later, other]
        let untold = try Self.ask(.writebackFails, facts)
        #expect(untold.verdict == .cannotTell && untold.explanation.contains("verification of hubspot wrote nothing"))
    }

    @Test("VER-8, SET-1: who the source is, is told: who leads the team, the organization admin, or whom they chose")
    func sourceWords() throws {
        var facts = Self.sound
        #expect(try Self.ask(.wrongSource, facts).explanation.hasSuffix("ann@example.com, who leads a team of theirs."))
        facts.person.leaders = [Self.eve]
        facts.person.organizationAdmin = Self.ann
        #expect(try Self.ask(.wrongSource, facts).explanation.hasSuffix("ann@example.com, the organization admin."))
        facts.person.organizationAdmin = nil
        let wrong = try Self.ask(.wrongSource, facts)
        #expect(wrong.explanation.contains("who doesn't lead a team of theirs and isn't the organization admin"))
        for index in facts.settings.indices { facts.settings[index].handedOver?.isChosen = true }
        #expect(try Self.ask(.wrongSource, facts).explanation.hasSuffix("ann@example.com, whom they chose."))
    }

    @Test("ACC-12, T-20: a masked answer hides values of records and nothing else")
    func masked() {
        let answer = DoctorAnswer(
            .writebackFails, .applies, "No.",
            evidence: [Evidence("written", "secret", isRecordValue: true), Evidence("rule", "VER-3")])
        #expect(answer.masked.evidence.map(\.value) == [Evidence.mask, "VER-3"])
    }
}
