import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Bulk changes that wait for a second person")
struct ParkedChangeTests {
    private func people(_ count: Int, _ stage: PeopleStage) async throws -> [UserID] {
        var users: [UserID] = []
        for number in 0..<count { users.append(try await stage.person("p\(number)")) }
        return users
    }

    @Test("TEAM-10: off by default, whatever the number; the threshold can be set and read by super admins alone")
    func offByDefault() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(5, stage)
            #expect(try await stage.people.threshold(as: stage.ann) == nil)
            let removed = try await stage.people.removeEntirely(users, confirmingCount: "5", as: stage.ann)
            #expect(removed.outcome?.removed.count == 5)
            let admin = stage.actor(try await stage.person("dave", role: .admin))
            await refused(rule: "ACC-3") { try await stage.people.threshold(as: admin) }
            let threshold = try BulkThreshold(people: 2)
            await refused(rule: "ACC-3") { try await stage.people.setThreshold(threshold, as: admin) }
            try await stage.people.setThreshold(threshold, as: stage.ann)
            #expect(try await stage.people.threshold(as: stage.sue) == threshold)
        }
    }

    @Test(
        "TEAM-10, I-10: beyond the threshold nothing is applied; another super admin approves, once, and all of it is")
    func approved() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(3, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 2), as: stage.ann)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "3", as: stage.ann).parked)
            #expect(parked.act == .removal(users) && !parked.needsTypedConfirmation)
            for user in users { #expect(try await stage.user(user).isPresent) }
            #expect(try await stage.people.removals(as: stage.ann).elements.isEmpty)
            let shown = try await stage.gateway.runs.show(parked.run, as: stage.sue)
            #expect(shown.state == .parked && shown.kind == .bulkChange && shown.bulkChange == parked)
            #expect(try await stage.gateway.runs.list(as: stage.ann).first?.id == parked.run)
            let digest = try await stage.digest()
            let own = await failure { try await stage.gateway.runs.approve(parked.run, as: stage.ann) }
            #expect(own?.code == "approval_by_self" && own?.rule == "TEAM-10")
            let typed = await failure {
                try await stage.gateway.runs.approve(parked.run, confirming: "Example", as: stage.ann)
            }
            #expect(typed?.code == "approval_by_self")
            #expect(try await stage.digest() == digest)
            let approved = try await stage.gateway.runs.approve(parked.run, as: stage.sue)
            guard case .removal(let report) = approved.result else { throw GatewayError.unexpected }
            #expect(report.removed.map(\.user) == users && approved.run.state == .succeeded)
            #expect(approved.run.bulkOutcome?.approvedBy == stage.sue.user)
            let twice = await failure { try await stage.gateway.runs.approve(parked.run, as: stage.sue) }
            #expect(twice?.code == "run_not_parked")
            #expect(try await stage.operations().contains("bulk.approve succeeded"))
        }
    }

    @Test("T-25: ten acts on one person each are parked at the same point as one act on ten")
    func split() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(4, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 2), as: stage.ann)
            for user in users.prefix(2) {
                #expect(try await stage.people.changeRole(of: user, to: .admin, as: stage.ann).outcome != nil)
            }
            let third = try await stage.people.changeRole(of: users[2], to: .admin, as: stage.sue)
            #expect(third.parked != nil)
            // Another kind is counted by itself, and so is whoever was counted already.
            #expect(try await stage.people.convertSeat(of: users[3], to: .spectator, as: stage.ann).outcome != nil)
            #expect(try await stage.people.changeRole(of: users[0], to: .user, as: stage.ann).outcome != nil)
            // A day later it is forgotten.
            try await stage.execute("UPDATE bulk_act SET at = at - 86400001")
            #expect(try await stage.people.changeRole(of: users[3], to: .admin, as: stage.ann).outcome != nil)
        }
    }

    @Test("T-25: the share counts against how many there were before; approved acts aren't counted again")
    func share() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(8, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 1_000, percent: 20), as: stage.ann)
            try await stage.remove(users[0])
            try await stage.remove(users[1])
            let third = try await stage.people.removeEntirely(users[2], confirming: "p2@example.com", as: stage.ann)
            let parked = try #require(third.parked)
            _ = try await stage.gateway.runs.approve(parked.run, as: stage.sue)
            try await stage.execute("UPDATE bulk_act SET at = at - 86400001 WHERE approved = 0")
            try await stage.remove(users[3])
        }
    }

    @Test(
        "T-25: an approval holds for one unchanged plan: a change of anyone concerned refuses it, and changes nothing")
    func stale() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(3, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 2), as: stage.ann)
            let changes = users.map { SeatChange($0, to: .spectator) }
            let parked = try #require(try await stage.people.convertSeats(changes, as: stage.ann).parked)
            try await stage.people.changeRole(of: users[1], to: .admin, as: stage.ann)
            let digest = try await stage.digest()
            let error = await failure { try await stage.gateway.runs.approve(parked.run, as: stage.sue) }
            #expect(error?.code == "plan_stale" && error?.rule == "TEAM-10")
            try await stage.people.changeRole(of: users[1], to: .user, as: stage.ann)
            let back = await failure { try await stage.gateway.runs.approve(parked.run, as: stage.sue) }
            #expect(back?.code == "plan_stale")
            #expect(try await stage.digest() != digest)
            for user in users { #expect(try await stage.user(user).seat == .standard) }
        }
    }

    @Test("T-25: plain admins, users, the system and people from elsewhere approve nothing")
    func approvers() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            let admin = stage.actor(try await stage.person("dave", role: .admin))
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked)
            let other = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@example.com"))
            let olga = Actor.user(other.admin.id, of: other.organization.id)
            let digest = try await stage.digest()
            let cases: [(Actor, String)] = [
                (admin, "role_too_low"), (stage.actor(users[0]), "role_too_low"),
                (.system(of: stage.organization), "person_needed"), (olga, "run_not_found"),
            ]
            for (actor, code) in cases {
                await refused(code) { try await stage.gateway.runs.approve(parked.run, as: actor) }
            }
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("TEAM-10: who asked and may not any more has nothing approved; who was removed has nothing waiting")
    func askerGone() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            let third = try await stage.person("tom", role: .admin)
            try await stage.people.changeRole(of: third, to: .superAdmin, as: stage.ann)
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            try await stage.execute("DELETE FROM bulk_act")
            let tom = stage.actor(third)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "2", as: tom).parked)
            try await stage.people.changeRole(of: third, to: .admin, as: stage.ann)
            await refused(rule: "ACC-3") { try await stage.gateway.runs.approve(parked.run, as: stage.sue) }
            try await stage.remove(third)
            #expect(try await stage.gateway.runs.show(parked.run, as: stage.ann).state == .cancelled)
        }
    }

    @Test("TEAM-10: where nobody else could approve, who asked types the organization's name")
    func alone() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            try await stage.people.changeRole(of: try #require(stage.sue.user), to: .admin, as: stage.ann)
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked)
            #expect(parked.needsTypedConfirmation)
            let digest = try await stage.digest()
            for typed in [nil, "", "example", "Example ", "yes", "2"] {
                let error = await failure {
                    try await stage.gateway.runs.approve(parked.run, confirming: typed, as: stage.ann)
                }
                #expect(error?.code == "approval_untyped")
            }
            #expect(try await stage.digest() == digest)
            let approved = try await stage.gateway.runs.approve(parked.run, confirming: "Example", as: stage.ann)
            #expect(approved.run.bulkOutcome?.isTyped == true)
        }
    }

    @Test("TEAM-10: an approval expires after 24 hours, found when it comes, or by the upkeep")
    func expiry() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(4, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let first = try #require(
                try await stage.people.removeEntirely(Array(users[0...1]), confirmingCount: "2", as: stage.ann).parked)
            let second = try #require(
                try await stage.people.removeEntirely(Array(users[2...3]), confirmingCount: "2", as: stage.ann).parked)
            #expect(try await stage.people.expireParked() == 0)
            try await stage.execute("UPDATE run SET paused_until = 1 WHERE id = $1", [.text(first.run.rawValue)])
            let late = await failure { try await stage.gateway.runs.approve(first.run, as: stage.sue) }
            #expect(late?.code == "approval_expired")
            #expect(try await stage.gateway.runs.show(first.run, as: stage.ann).state == .cancelled)
            try await stage.execute("UPDATE run SET paused_until = 1 WHERE id = $1", [.text(second.run.rawValue)])
            #expect(try await stage.people.expireParked() == 1)
            #expect(try await stage.gateway.runs.show(second.run, as: stage.ann).state == .cancelled)
            for user in users { #expect(try await stage.user(user).isPresent) }
            var told: [String] = []
            for try await event in try await stage.gateway.runs.watch(second.run, as: stage.ann) {
                told += [event.message].compactMap(\.self)
            }
            #expect(told.last?.contains("24 hours") == true)
        }
    }

    @Test("TEAM-10: no worker touches what is parked; it can be cancelled, not resumed, retried or undone")
    func workers() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked)
            #expect(try await stage.gateway.runs.resumeAll().isEmpty)
            let runs = stage.gateway.runs
            await refused("run_parked") { try await runs.resume(parked.run, as: stage.ann) }
            await refused("run_not_ended") { try await runs.retry(parked.run, as: stage.ann) }
            await refused("run_not_ended") { try await runs.undo(parked.run, as: stage.ann) }
            let admin = stage.actor(try await stage.person("dave", role: .admin))
            await refused(rule: "ACC-3") { try await runs.cancel(parked.run, as: admin) }
            #expect(try await runs.show(parked.run, as: stage.ann).state == .parked)
            try await runs.cancel(parked.run, as: stage.ann)
            #expect(try await runs.show(parked.run, as: stage.ann).state == .cancelled)
            await refused("run_not_parked") { try await runs.approve(parked.run, as: stage.sue) }
            await refused("not_undoable") { try await runs.undo(parked.run, as: stage.ann) }
        }
    }

    @Test("TEAM-10: asked for twice by the same person, it waits once")
    func once() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let first = try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked
            let again = try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked
            #expect(first != nil && first == again)
            let other = try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.sue).parked
            #expect(other?.run != first?.run)
        }
    }

    @Test("TEAM-10: to raise the threshold or turn it off is such an act itself; to lower it isn't")
    func threshold() async throws {
        try await PeopleStage.run { stage in
            let on = try BulkThreshold(people: 10, percent: 50)
            try await stage.people.setThreshold(on, as: stage.ann)
            let off = try #require(try await stage.people.setThreshold(nil, as: stage.ann).parked)
            let raised = try #require(
                try await stage.people.setThreshold(try BulkThreshold(people: 11, percent: 50), as: stage.ann).parked)
            #expect(try await stage.people.threshold(as: stage.ann) == on)
            let lower = try BulkThreshold(people: 5, percent: 50)
            #expect(try await stage.people.setThreshold(lower, as: stage.ann).outcome == .some(.some(lower)))
            // What the others were planned from has changed.
            for run in [off.run, raised.run] {
                await refused("plan_stale") { try await stage.gateway.runs.approve(run, as: stage.sue) }
            }
            let again = try #require(try await stage.people.setThreshold(nil, as: stage.ann).parked)
            _ = try await stage.gateway.runs.approve(again.run, as: stage.sue)
            #expect(try await stage.people.threshold(as: stage.ann) == nil)
        }
    }

    @Test("TEAM-10: what the rules forbid is refused at once rather than parked, and again when it is approved")
    func rules() async throws {
        try await PeopleStage.run { stage in
            let users = try await people(2, stage)
            try await stage.people.setThreshold(try BulkThreshold(people: 0), as: stage.ann)
            let bad = users + [try #require(stage.ann.user)]
            let error = await failure {
                try await stage.people.removeEntirely(bad, confirmingCount: "3", as: stage.sue)
            }
            #expect(error?.rule == "TEAM-9" && error?.field == "people[2]")
            let parked = try #require(
                try await stage.people.changeRoles(users.map { RoleChange($0, to: .admin) }, as: stage.ann).parked)
            let removal = try await stage.people.removeEntirely(users[0], confirming: "p0@example.com", as: stage.ann)
            _ = try await stage.gateway.runs.approve(try #require(removal.parked).run, as: stage.sue)
            let late = await failure { try await stage.gateway.runs.approve(parked.run, as: stage.sue) }
            #expect(late?.code == "user_not_found")
            #expect(try await stage.user(users[1]).role == .user)
        }
    }
}

extension GatewayError {
    static let unexpected = GatewayError(code: "unexpected", message: "Another result than expected.")
}
