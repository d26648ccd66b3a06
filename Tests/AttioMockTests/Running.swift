import AttioMock
import Foundation
import MockCalling
import MockKit

/// Runs a body against a mock of its own, and ends the mock afterwards.
func withAttio(
    _ seed: AttioSeed = AttioSeed(), clock: MockClock = MockClock(),
    _ body: (MockServer, AttioClient) async throws -> Void
) async throws {
    try await withMock(AttioMock(seed: seed), clock: clock) { try await body($0, AttioClient($0)) }
}

/// The demo workspace, with something changed.
func seed(_ change: (inout AttioSeed) -> Void) -> AttioSeed {
    var seed = AttioSeed()
    change(&seed)
    return seed
}

/// A time that stands still, so that windows of a second do not pass on a busy machine.
func standingClock() -> MockClock { MockClock(standingAt: Date(timeIntervalSince1970: 1_795_000_000.25)) }

/// An API key of 64 characters that begins with a word.
func key(_ word: String) -> String { word + String(repeating: "0", count: 64 - word.count) }

/// Paths.
enum Path {
    static let members = "/v2/workspace_members"
    static func attributes(_ object: String) -> String { "/v2/objects/\(object)/attributes" }
    static func records(_ object: String) -> String { "/v2/objects/\(object)/records" }
    static func query(_ object: String) -> String { records(object) + "/query" }
    static let stages = attributes("deals") + "/stage/statuses"
    static func record(_ number: Int, of object: String) -> String { records(object) + "/" + record(number) }

    /// The id of a demo record.
    static func record(_ number: Int) -> String { "0d000000-0000-4000-8000-000000000\(number)" }
    /// The id of a demo member.
    static func member(_ number: Int) -> String { "0a000000-0000-4000-8000-00000000000\(number)" }
    /// The id of a demo stage.
    static func stage(_ number: Int) -> String { "05000000-0000-4000-8000-00000000000\(number)" }
}

/// A body with values.
func values(_ values: JSONObject) -> JSON { ["data": ["values": .object(values)]] }

/// A deal that can be made.
func deal(_ name: String, _ more: JSONObject = [:]) -> JSON {
    var all: JSONObject = ["name": [.string(name)], "stage": ["Lead"], "owner": ["ann@example.com"]]
    for member in more.members { all[member.name] = member.value }
    return values(all)
}

/// An owner attribute, with every member that Attio wants.
func ownerAttribute(_ slug: String, _ more: JSONObject = [:]) -> JSON {
    var all: JSONObject = [
        "title": "Account owner", "description": "Made by a test", "api_slug": .string(slug),
        "type": "actor-reference", "is_required": false, "is_unique": false, "is_multiselect": false, "config": [:],
    ]
    for member in more.members { all[member.name] = member.value }
    return ["data": .object(all)]
}
