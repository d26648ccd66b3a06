import CRMGateway
import Foundation
import SQLStore
import Testing
import Workspace

@Suite("Audit anchors")
struct AuditAnchorTests {
    /// Cuts entries off the end, and the record of the end with them, as somebody would who knows the tables.
    private func cut(_ count: Int64, off fixture: AuditFixture) async throws {
        let last = try await fixture.number("SELECT sequence FROM audit_head") - count
        try await fixture.tamper("DELETE FROM audit_entry WHERE sequence > $1", [.integer(last)])
        try await fixture.tamper(
            "UPDATE audit_head SET sequence = $1, mac = (SELECT mac FROM audit_entry WHERE sequence = $1)",
            [.integer(last)])
    }

    @Test("T-34: entries cut off the end are found by the anchor", arguments: 1...9)
    func truncated(_ count: Int64) async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.anchor.write()
        try await cut(count, off: fixture)
        let report = try await fixture.verify()
        #expect(report.firstBad == AuditFinding(.missing, at: 11 - count))
        #expect(report.completeUpTo == 10 - count)
    }

    @Test("T-34: what is cut off behind the anchor can't be proved, and the report says where proof ends")
    func truncatedLater() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(5)
        try await fixture.anchor.write()
        try await fixture.append(4)
        #expect(try await fixture.verify().unprovable == 4)
        try await cut(3, off: fixture)
        let report = try await fixture.verify()
        #expect(report.isSound && report.completeUpTo == 6 && report.unprovable == 1)
        try await cut(2, off: fixture)
        #expect(try await fixture.verify().firstBad == AuditFinding(.missing, at: 6))
    }

    @Test("T-34: entries cut off the end are found without an anchor where the record of the end was forgotten")
    func truncatedCarelessly() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(5)
        try await fixture.tamper("DELETE FROM audit_entry WHERE sequence > 3")
        let report = try await fixture.verify()
        #expect(report.firstBad == AuditFinding(.missing, at: 4) && report.completeUpTo == nil)
        try await fixture.tamper("UPDATE audit_head SET sequence = 3")
        #expect(try await fixture.verify().firstBad == AuditFinding(.headAltered, at: 3))
    }

    @Test("T-34, SEC-6: a store that was rolled back and written on is found, and its anchor isn't replaced")
    func rolledBack() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.anchor.write()
        let anchored = try fixture.anchors.read()
        try await cut(4, off: fixture)
        #expect(try await fixture.anchor.write() == [fixture.organization])
        #expect(try fixture.anchors.read() == anchored)
        try await fixture.append(20)
        #expect(try await fixture.anchor.write() == [fixture.organization])
        #expect(try fixture.anchors.read() == anchored)
        #expect(try await fixture.verify().firstBad == AuditFinding(.diverged, at: 10))
    }

    @Test("SEC-6: a store that lost a whole organization's chain is told of")
    func lostChain() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.anchor.write()
        try await fixture.tamper("DELETE FROM audit_entry")
        try await fixture.tamper("DELETE FROM audit_head")
        #expect(try await fixture.anchor.write() == [fixture.organization])
        #expect(try await fixture.verify().firstBad == AuditFinding(.missing, at: 1))
    }

    @Test("SEC-6, T-34: the file has one line per organization, is 0600, and is replaced as a whole")
    func file() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        _ = try await fixture.directory.createOrganization(
            name: "There", admin: UserDraft(firstName: "A", lastName: "B", email: "a@example.com"))
        for _ in 0..<3 {
            try await fixture.append(1)
            try await fixture.anchor.write()
        }
        let text = try String(contentsOfFile: fixture.anchors.path, encoding: .utf8)
        #expect(text.split(separator: "\n").count == 2)
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.anchors.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: fixture.anchors.path + ".new"))
        let point = try #require(try fixture.anchors.read()[fixture.organization])
        #expect(point.sequence == 4 && point.epoch == 1 && point.time == fixture.clock.milliseconds)
    }

    @Test("SEC-6: an anchor that can't be read is an error, and stays as it is")
    func garbage() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try Data("not JSON\n".utf8).write(to: URL(fileURLWithPath: fixture.anchors.path))
        let error = await #expect(throws: GatewayError.self) { try await fixture.anchor.write() }
        #expect(error?.code == "anchor_unreadable")
        #expect(try String(contentsOfFile: fixture.anchors.path, encoding: .utf8) == "not JSON\n")
    }

    @Test("SEC-6: the anchor is written each 60 seconds and at the stop")
    func schedule() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let (anchor, clock) = (fixture.anchor, CancellingClock(after: 2, of: fixture.clock))
        let start = fixture.clock.milliseconds
        // A task of its own is cancelled: a cancelled test would count as passed.
        await Task { await anchor.run(clock: clock) { _ in } }.value
        let point = try #require(try fixture.anchors.read()[fixture.organization])
        #expect(point.time == start + 120_000)
    }

    @Test("SEC-6: two processes that anchor at once leave the later end")
    func together() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let anchor = fixture.anchor
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { _ = try await anchor.write() } }
            group.addTask { try await fixture.append(20) }
            try await group.waitForAll()
        }
        #expect(try await anchor.write() == [])
        #expect(try fixture.anchors.read()[fixture.organization]?.sequence == 21)
        #expect(try await fixture.verify().isSound)
    }
}
