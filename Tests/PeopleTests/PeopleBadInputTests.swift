import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MalformedInputs
import SQLStore
import SQLiteDriver
import Testing
import Workspace

/// Each public operation of people with ids, addresses and confirmations that can't be right: a stable code, the field,
/// and nothing written but the audit entry of a refusal.
@Suite("Bad input for people")
struct PeopleBadInputTests {
    /// An organization with somebody to act on, and one of another organization.
    private func run(_ test: (PeopleStage, UserID, [MalformedText]) async throws -> Void) async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob", role: .admin)
            let other = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@example.com"))
            let ids = MalformedInputs.ids(
                near: bob.rawValue, elsewhere: other.admin.id.rawValue, code: "user_not_found")
            try await test(stage, bob, ids)
        }
    }

    private func check(_ cases: [MalformedCase], _ stage: PeopleStage) async throws {
        #expect(try await MalformedCheck(stage.fixture.store).problems(of: cases) == [])
    }

    @Test("ACC-4, T-15, T-26: changeRole and changeRoles")
    func roles() async throws {
        try await run { stage, bob, ids in
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.changeRole(of: UserID(rawValue: $0), to: .user, as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(ids, field: "people[1]") {
                    try await stage.people.changeRoles(
                        [RoleChange(bob, to: .user), RoleChange(UserID(rawValue: $0), to: .user)], as: stage.ann)
                }, stage)
        }
    }

    @Test("ACC-4, T-15, T-26: convertSeat and convertSeats")
    func seats() async throws {
        try await run { stage, bob, ids in
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.convertSeat(of: UserID(rawValue: $0), to: .spectator, as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(ids, field: "people[1]") {
                    try await stage.people.convertSeats(
                        [SeatChange(bob, to: .spectator), SeatChange(UserID(rawValue: $0), to: .spectator)],
                        as: stage.ann)
                }, stage)
        }
    }

    @Test("ACC-4, TEAM-6, T-15, T-26: removeEntirely of one and of many")
    func removal() async throws {
        try await run { stage, bob, ids in
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.removeEntirely(
                        UserID(rawValue: $0), confirming: "bob@example.com", as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(ids, field: "people[1]") {
                    try await stage.people.removeEntirely(
                        [bob, UserID(rawValue: $0)], confirmingCount: "2", as: stage.ann)
                }, stage)
        }
    }

    @Test("TEAM-6, T-32: confirmations of a removal and of a purge: look-alikes, additions, other addresses")
    func confirmations() async throws {
        try await run { stage, bob, ids in
            let gone = try await stage.person("gone")
            try await stage.remove(gone)
            let addresses =
                MalformedInputs.emails.map(\.text) + ids.map(\.text).filter { $0 != "ann@example.com" }
                + ["ann@example.com"]
            let texts = addresses.map { MalformedText("the text \($0.prefix(20).count)", $0, "confirmation_mismatch") }
            try await check(
                MalformedCase.each(texts, field: "confirmation") {
                    try await stage.people.removeEntirely(bob, confirming: $0, as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(texts, field: "confirmation") {
                    try await stage.people.purge(gone, confirming: $0, as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(texts, field: "confirmation") {
                    try await stage.people.removeEntirely([bob], confirmingCount: $0, as: stage.ann)
                }, stage)
        }
    }

    @Test("ACC-4, T-15, T-26: restore, purge and nameOrganizationAdmin")
    func restoring() async throws {
        try await run { stage, bob, ids in
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.restore(UserID(rawValue: $0), as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.purge(UserID(rawValue: $0), confirming: "bob@example.com", as: stage.ann)
                }, stage)
            try await check(
                MalformedCase.each(ids, field: "user") {
                    try await stage.people.nameOrganizationAdmin(UserID(rawValue: $0), as: stage.ann)
                }, stage)
        }
    }

    @Test("PROV-4, T-32: removed(email:)")
    func removed() async throws {
        try await run { stage, _, _ in
            try await check(
                MalformedCase.each(MalformedInputs.emails, field: "email") {
                    _ = try await stage.people.removed(email: $0, as: stage.ann)
                }, stage)
        }
    }

    @Test("ACC-4, T-15, T-26: runs.approve")
    func approve() async throws {
        try await run { stage, bob, _ in
            try await stage.people.setThreshold(try BulkThreshold(people: 0), as: stage.ann)
            let parked = try #require(
                try await stage.people.changeRole(of: bob, to: .user, as: stage.ann).parked)
            let ids = MalformedInputs.ids(near: parked.run.rawValue, elsewhere: nil, code: "run_not_found")
            try await check(
                MalformedCase.each(ids, field: nil) {
                    _ = try await stage.gateway.runs.approve(RunID(rawValue: $0), as: stage.sue)
                }, stage)
        }
    }

    @Test("ACC-1, ACC-11: actors who aren't there can do none of it, whatever their id is")
    func actors() async throws {
        try await run { stage, bob, ids in
            let texts = ids.filter { $0.text != bob.rawValue }.map { MalformedText($0.name, $0.text, "actor_unknown") }
            func each(_ call: @escaping @Sendable (Actor) async throws -> Void) -> [MalformedCase] {
                MalformedCase.each(texts, field: nil) { text in
                    try await call(.user(UserID(rawValue: text), of: stage.organization))
                }
            }
            let threshold = try BulkThreshold(people: 1)
            try await check(each { try await stage.people.changeRole(of: bob, to: .user, as: $0) }, stage)
            try await check(each { try await stage.people.convertSeat(of: bob, to: .spectator, as: $0) }, stage)
            try await check(
                each { try await stage.people.removeEntirely(bob, confirming: "bob@example.com", as: $0) }, stage)
            try await check(each { _ = try await stage.people.removals(as: $0) }, stage)
            try await check(each { _ = try await stage.people.threshold(as: $0) }, stage)
            try await check(each { try await stage.people.setThreshold(threshold, as: $0) }, stage)
        }
    }
}
