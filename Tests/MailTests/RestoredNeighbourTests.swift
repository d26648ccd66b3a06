import CRMGateway
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("An organization in restored mode beside others")
struct RestoredNeighbourTests {
    @Test("SEC-8: however much is due in an organization in restored mode, the others' is purged and expires")
    func notStarved() async throws {
        let host = try await MailHost(anchored: true)
        defer { host.end() }
        let founded = try await host.gateway.directory.createOrganization(
            name: "Other", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@example.com"))
        let olga = Actor.user(founded.admin.id, of: founded.organization.id)
        for actor in [host.boss, olga] {
            let user = try await host.gateway.directory.createUser(
                UserDraft(firstName: "Bob", lastName: "Lee", email: "bob@example.com"), as: actor)
            _ = try await host.gateway.people.removeEntirely(user.id, confirming: "bob@example.com", as: actor)
            _ = try await host.gateway.people.setThreshold(BulkThreshold(people: 1), as: actor)
            _ = try await host.gateway.people.setThreshold(nil, as: actor)
        }
        try await multiply(host)
        try await spoilAnchor(of: host.organization.id, host)
        let restored = try await host.reopened(anchored: true)
        #expect(restored.restoring.restoredOrganizations == [host.organization.id])
        #expect(try await restored.people.purgeExpired() == 1)
        #expect(try await restored.people.expireParked() == 1)
        let removals = try await restored.people.removals(as: olga).elements
        #expect(removals.map(\.state) == [.purged])
        #expect(try await restored.runs.list(as: olga).map(\.state) == [.cancelled])
        #expect(try await restored.runs.list(limit: 1, as: host.boss).map(\.state) == [.parked])
    }

    /// Fills what one transaction looks at with what is due in the host's organization.
    private func multiply(_ host: MailHost) async throws {
        let numbers: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
        let organization = SQLValue.text(host.organization.id.rawValue)
        try await host.change("UPDATE removal SET restorable_until = 2", [])
        try await host.change("UPDATE run SET paused_until = 2 WHERE state = 'parked'", [])
        try await host.change(
            "INSERT INTO removal (organization, user_id, actor, content, state, removed_at, restorable_until) "
                + numbers
                    + """
                     SELECT organization, user_id, actor, content, state, i, 1 FROM removal, n
                    WHERE organization = $1 AND removed_at > 600
                    """, [organization])
        try await host.change(
            """
            INSERT INTO run (organization, id, kind, actor, request, state, paused_until, progress, created_at)
            """ + " " + numbers + """
                 SELECT organization, printf('%05d', i), kind, actor, request, state, 1, progress, created_at
                FROM run, n WHERE organization = $1 AND state = 'parked' AND LENGTH(id) > 5
                """, [organization])
    }

    private func spoilAnchor(of organization: OrganizationID, _ host: MailHost) async throws {
        _ = try await host.gateway.anchor?.write(isLast: false)
        let path = host.folder + "/anchors"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let ahead = lines.map { line in
            guard line.contains(organization.rawValue) else { return String(line) }
            return String(line).replacing(/"sequence":(\d+)/) { _ in "\"sequence\":999" }
        }
        try (ahead.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
