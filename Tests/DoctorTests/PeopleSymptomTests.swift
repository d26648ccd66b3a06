import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@Suite("The doctor: people, invites, teams, removals")
struct PeopleSymptomTests {
    @Test("VER-8, ACC-4: a person who isn't in the organization is an answer, the same for any address and id")
    func missing() async throws {
        try await DoctorStage.run { stage in
            let founded = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@other.com"))
            let unknown = try await stage.gateway.doctor(email: "who@example.com", as: stage.admin)
            let foreign = try await stage.gateway.doctor(email: "olga@other.com", as: stage.admin)
            let foreignID = try await stage.gateway.doctor(founded.admin.id, as: stage.admin)
            let none = try await stage.gateway.doctor(UserID(rawValue: "nobody"), as: stage.admin)
            for report in [unknown, foreign, foreignID, none] {
                #expect(report.user == nil && report.answers == unknown.answers)
            }
            #expect(unknown.answers.map(\.symptom) == [.personMissing] && unknown.applying.count == 1)
            #expect(unknown.answers[0].nextStep?.contains("crm-gateway provision") == true)
        }
    }

    @Test("VER-8: a removed person is told with the moment, and until when it can be taken back")
    func removed() async throws {
        try await DoctorStage.run { stage in
            _ = try await stage.gateway.people.removeEntirely(
                stage.bob, confirming: "bob@example.com", as: stage.admin)
            let report = try await stage.gateway.doctor(email: "BOB@example.com", as: stage.admin)
            #expect(report.user == stage.bob && report.answers.count == 1)
            let answer = try #require(report.answers.first)
            #expect(answer.symptom == .personMissing && answer.verdict == .applies)
            #expect(answer.evidence.map(\.label) == ["removed", "restorable until"])
            #expect(answer.nextStep?.contains("user restore") == true)
        }
    }

    @Test("VER-8, SET-8: a person without a dashboard is told to finish their set-up")
    func dashboardMissing() async throws {
        try await DoctorStage.run { stage in
            _ = try await stage.gateway.imports.upsertPeople(
                [HostPerson(externalID: "h1", email: "host@example.com", firstName: "Hanna", lastName: "Ost")],
                as: stage.admin)
            let report = try await stage.gateway.doctor(email: "host@example.com", as: stage.admin)
            let answer = try #require(report.answers.first { $0.symptom == .dashboardMissing })
            #expect(answer.verdict == .applies && answer.nextStep?.contains("finish-setup host@example.com") == true)
            #expect(try await stage.ask(.dashboardMissing, stage.bob).verdict == .doesNotApply)
        }
    }

    @Test("VER-8, PROV-5: an invite that wasn't sent is told with why; of one that was, what can't be seen from here")
    func invite() async throws {
        try await DoctorStage.run { stage in
            let waiting = try await stage.ask(.inviteNeverArrived, stage.bob)
            #expect(waiting.verdict == .applies && waiting.evidence.contains(Evidence("state", "not_configured")))
            #expect(waiting.nextStep?.contains("mail deliver") == true)
            try await stage.change(
                "UPDATE mail_outbox SET state = 'failed', attempts = 3, due_at = NULL, reason = 'No such user.' WHERE user_id = $1",
                [.text(stage.bob.rawValue)])
            let failed = try await stage.ask(.inviteNeverArrived, stage.bob)
            #expect(failed.verdict == .applies && failed.evidence.contains(Evidence("reason", "No such user.")))
            #expect(failed.nextStep?.contains("user invite bob@example.com") == true)
            try await stage.change(
                "UPDATE mail_outbox SET state = 'sent', reason = NULL WHERE user_id = $1", [.text(stage.bob.rawValue)])
            let sent = try await stage.ask(.inviteNeverArrived, stage.bob)
            #expect(sent.verdict == .doesNotApply && sent.explanation.contains("can't be seen from here"))
        }
    }

    @Test("VER-8, TEAM-4, TEAM-9, TEAM-10: a removal that is blocked names the rule, and what to do first")
    func removalBlocked() async throws {
        try await DoctorStage.run { stage in
            let admin = try await stage.ask(.removalBlocked, stage.ann)
            #expect(admin.verdict == .applies && admin.evidence.contains(Evidence("rule", "TEAM-9")))
            _ = try await stage.gateway.teams.create(name: "East", primaryAdmin: stage.eve, as: stage.admin)
            let lead = try await stage.ask(.removalBlocked, stage.eve)
            #expect(lead.evidence.contains(Evidence("leads", "East")))
            #expect(lead.nextStep?.contains("team swap-primary \"East\"") == true)
            #expect(try await stage.ask(.removalBlocked, stage.bob).verdict == .doesNotApply)
            _ = try await stage.gateway.people.setThreshold(try BulkThreshold(people: 0), as: stage.admin)
            let waits = try await stage.ask(.removalBlocked, stage.bob)
            #expect(waits.verdict == .applies && waits.evidence.contains(Evidence("rule", "TEAM-10")))
        }
    }

    @Test("VER-8, TEAM-2: where the organization has no other team, there is no destination; with one there is")
    func noDestination() async throws {
        try await DoctorStage.run { stage in
            let none = try await stage.ask(.noDestinationTeam, stage.bob)
            #expect(none.verdict == .applies && none.nextStep?.contains("team create") == true)
            _ = try await stage.gateway.teams.create(name: "East", primaryAdmin: stage.eve, as: stage.admin)
            #expect(try await stage.ask(.noDestinationTeam, stage.bob).verdict == .doesNotApply)
        }
    }

    @Test("VER-8, ACC-8, ACC-9: what is granted apart or personal is named as such, and never called a failure")
    func outside() async throws {
        try await DoctorStage.run { stage in
            for symptom in [DoctorSymptom.cannotSeeMeeting, .cannotSeeReport] {
                let answer = try await stage.ask(symptom, stage.bob)
                #expect(answer.verdict == .grantedApart && answer.evidence == [Evidence("rule", "ACC-8")])
            }
            for symptom in [DoctorSymptom.notetakerNotConnected, .calendarNotConnected] {
                let answer = try await stage.ask(symptom, stage.bob)
                #expect(answer.verdict == .personal && answer.evidence == [Evidence("rule", "ACC-9")])
            }
        }
    }

    @Test("ACC-12, ACC-10: people ask about themselves, admins about everyone; others are refused alike, there or not")
    func access() async throws {
        try await DoctorStage.run { stage in
            let own = try await stage.gateway.doctor(email: "bob@example.com", as: stage.actor(stage.bob))
            #expect(own.user == stage.bob && own.answers.count == DoctorSymptom.allCases.count)
            #expect(try await stage.gateway.doctor(stage.bob, as: stage.actor(stage.eve)).user == stage.bob)
            var refusals: [GatewayError] = []
            for email in ["zoe@example.com", "who@example.com", "no address"] {
                do {
                    _ = try await stage.gateway.doctor(email: email, as: stage.actor(stage.bob))
                } catch let error as GatewayError {
                    refusals.append(error)
                }
            }
            for user in [stage.zoe, UserID(rawValue: "nobody")] {
                do {
                    _ = try await stage.gateway.doctor(user, as: stage.actor(stage.bob))
                } catch let error as GatewayError {
                    refusals.append(error)
                }
            }
            #expect(refusals.count == 5 && Set(refusals.map(\.message)).count == 1)
            #expect(refusals.allSatisfy { $0.rule == "ACC-12" })
            let refused = try await stage.fixture.store.read { transaction in
                try transaction.query(
                    "SELECT COALESCE(SUM(occurrences), 0) FROM audit_entry WHERE operation = 'doctor' AND outcome = 'refused'",
                    []
                ).first?.integer(0)
            }
            #expect((refused ?? 0) >= 1)
        }
    }
}
