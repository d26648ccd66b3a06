import CRMGateway
import CRMGatewayTesting
import SQLStore
import Testing
import Verification
import Workspace

@Suite("The doctor: settings")
struct SettingsSymptomTests {
    @Test(
        "VER-8, SET-2, PROV-3: settings synced and no drafts: no templates, none offered, tasks off, then the person's own"
    )
    func noDrafts() async throws {
        try await DoctorStage.run { stage in
            #expect(try await stage.ask(.noDrafts, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.titles("Intern:"), for: stage.ann)
            try await stage.set(DoctorSamples.templates("thanks", isEnabled: false), for: stage.ann)
            try await stage.push([.meetingTitles], to: stage.bob)
            let unset = try await stage.ask(.noDrafts, stage.bob)
            #expect(unset.verdict == .applies && unset.evidence.contains(Evidence("emailTemplates", "not set")))
            #expect(unset.nextStep?.contains("--category emailTemplates") == true)
            try await stage.push([.emailTemplates], to: stage.bob)
            let off = try await stage.ask(.noDrafts, stage.bob)
            #expect(off.verdict == .applies && off.evidence == [Evidence("emailTemplates", "none enabled")])
            try await stage.set(DoctorSamples.templates("thanks"), for: stage.ann)
            try await stage.set(DoctorSamples.tasks(isEnabled: false), for: stage.ann)
            try await stage.push([.emailTemplates, .taskSettings], to: stage.bob)
            let tasks = try await stage.ask(.noDrafts, stage.bob)
            #expect(tasks.verdict == .applies && tasks.evidence.contains(Evidence("taskSettings", "disabled")))
            try await stage.set(DoctorSamples.tasks(isEnabled: true), for: stage.ann)
            try await stage.push([.taskSettings], to: stage.bob)
            let left = try await stage.ask(.noDrafts, stage.bob)
            #expect(left.verdict == .personal && left.evidence.contains(Evidence("rule", "ACC-9")))
            #expect(try await stage.ask(.noDrafts, stage.dan).evidence == [Evidence("rule", "ACC-7")])
        }
    }

    @Test(
        "VER-8, PROVENANCE: templates that a push replaced are told with run and source; one's own change is no surprise"
    )
    func templatesChanged() async throws {
        try await DoctorStage.run { stage in
            #expect(try await stage.ask(.templatesChanged, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.templates("mine"), for: stage.bob)
            #expect(try await stage.ask(.templatesChanged, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.templates("theirs"), for: stage.eve)
            let run = try await stage.push([.emailTemplates], to: stage.bob, as: stage.eve)
            let answer = try await stage.ask(.templatesChanged, stage.bob)
            #expect(answer.verdict == .applies && answer.explanation.contains("a push from eve@example.com"))
            #expect(answer.nextStep?.contains("crm-gateway runs undo \(run.id)") == true)
            #expect(answer.evidence.count == 2)
            try await stage.set(DoctorSamples.templates("mine again"), for: stage.bob)
            #expect(try await stage.ask(.templatesChanged, stage.bob).verdict == .doesNotApply)
        }
    }

    @Test("VER-8: a setting of one's own that a push replaced is told with both versions; edited again, it isn't lost")
    func localSettingLost() async throws {
        try await DoctorStage.run { stage in
            try await stage.set(DoctorSamples.titles("Mine:"), for: stage.bob)
            #expect(try await stage.ask(.localSettingLost, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.titles("Theirs:"), for: stage.ann)
            let run = try await stage.push([.meetingTitles], to: stage.bob)
            let answer = try await stage.ask(.localSettingLost, stage.bob)
            #expect(answer.verdict == .applies && answer.explanation.contains("meetingTitles"))
            #expect(answer.evidence.map(\.label) == ["meetingTitles version 2", "meetingTitles version 1"])
            #expect(answer.nextStep?.contains("runs undo \(run.id)") == true)
            try await stage.set(DoctorSamples.titles("Mine again:"), for: stage.bob)
            #expect(try await stage.ask(.localSettingLost, stage.bob).verdict == .doesNotApply)
        }
    }

    @Test(
        "VER-8, SET-1: settings of an admin who doesn't lead the person's team, or of two admins, are told by category")
    func wrongSource() async throws {
        try await DoctorStage.run { stage in
            #expect(try await stage.ask(.wrongSource, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.titles("Intern:"), for: stage.ann)
            try await stage.push([.meetingTitles], to: stage.bob)
            let right = try await stage.ask(.wrongSource, stage.bob)
            #expect(right.verdict == .doesNotApply && right.explanation.contains("ann@example.com"))
            try await stage.set(DoctorSamples.domains, for: stage.eve)
            try await stage.push([.alternateDomains], to: stage.bob, as: stage.eve)
            let two = try await stage.ask(.wrongSource, stage.bob)
            #expect(two.verdict == .applies && two.explanation.contains("ann@example.com and eve@example.com"))
            #expect(two.evidence.map(\.label) == ["meetingTitles", "alternateDomains"])
            try await stage.push([.alternateDomains], to: stage.zoe, as: stage.eve)
            let other = try await stage.ask(.wrongSource, stage.zoe)
            #expect(other.verdict == .applies && other.explanation.contains("who doesn't lead a team of theirs"))
        }
    }

    @Test("VER-8, SET-1: the organization admin and a team's secondary admin are right sources")
    func rightSource() async throws {
        try await DoctorStage.run { stage in
            let east = try await stage.gateway.teams.create(name: "East", primaryAdmin: stage.eve, as: stage.admin)
            _ = try await stage.gateway.teams.move(stage.bob, from: stage.team, to: east.id, as: stage.admin)
            try await stage.set(DoctorSamples.titles("Intern:"), for: stage.ann)
            try await stage.push([.meetingTitles], to: stage.bob)
            let organization = try await stage.ask(.wrongSource, stage.bob)
            #expect(organization.verdict == .doesNotApply, "\(organization)")
            #expect(organization.explanation.contains("ann@example.com, the organization admin"))
            try await stage.change(
                "UPDATE team_member SET team_id = $1, position = 'secondary_admin' WHERE user_id = $2",
                [.text(east.id.rawValue), .text(stage.zoe.rawValue)])
            try await stage.change("UPDATE user_account SET role = 'admin' WHERE id = $1", [.text(stage.zoe.rawValue)])
            try await stage.set(DoctorSamples.titles("Zoe:"), for: stage.zoe)
            try await stage.push([.meetingTitles], to: stage.bob, as: stage.zoe)
            let secondary = try await stage.ask(.wrongSource, stage.bob)
            #expect(secondary.verdict == .doesNotApply, "\(secondary)")
            #expect(secondary.explanation.contains("zoe@example.com, who leads a team of theirs"))
        }
    }

    @Test("VER-8, TEAM-8: a move after the settings came is told with both moments; a push afterwards settles it")
    func movedTeams() async throws {
        try await DoctorStage.run { stage in
            #expect(try await stage.ask(.movedTeams, stage.bob).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.titles("Intern:"), for: stage.ann)
            try await stage.push([.meetingTitles], to: stage.bob)
            let east = try await stage.gateway.teams.create(name: "East", primaryAdmin: stage.eve, as: stage.admin)
            _ = try await stage.gateway.teams.move(stage.bob, from: stage.team, to: east.id, as: stage.admin)
            let answer = try await stage.ask(.movedTeams, stage.bob)
            #expect(answer.verdict == .applies)
            #expect(answer.evidence.map(\.label) == ["moved", "settings synced"])
            #expect(try await stage.ask(.movedTeams, stage.zoe).verdict == .doesNotApply)
            try await stage.set(DoctorSamples.titles("East:"), for: stage.eve)
            try await stage.push([.meetingTitles], to: stage.bob, as: stage.eve)
            #expect(try await stage.ask(.movedTeams, stage.bob).verdict == .doesNotApply)
        }
    }
}
