import CRMGateway
import Foundation
import Workspace

/// A file of people, one JSON object a line.
struct PeopleFile {
    /// The longest file that is read, in bytes.
    static let bytesMax = 16 << 20

    let path: String

    private struct Line: Decodable {
        let email: String
        let first: String
        let last: String
        let role: OrganizationRole?
        let seat: Seat?
    }

    /// - Throws: `CommandFailure`, which names the line.
    func read() throws(CommandFailure) -> [UserDraft] {
        guard let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: Self.bytesMax + 1), bytes.count <= Self.bytesMax
        else {
            throw CommandFailure(
                .usage, code: "people_file", "The file \(path) can't be read, or has more than \(Self.bytesMax) bytes.",
                nextStep: "Name a file of people, one JSON object a line.")
        }
        var drafts: [UserDraft] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            guard let person = try? JSONDecoder().decode(Line.self, from: line) else {
                throw CommandFailure(
                    .usage, code: "people_file", "Line \(index + 1) of \(path) is no person.",
                    nextStep: #"Write it like {"email": "ann@example.com", "first": "Ann", "last": "Lee"}."#)
            }
            drafts.append(
                UserDraft(
                    firstName: person.first, lastName: person.last, email: person.email, role: person.role ?? .user,
                    seat: person.seat ?? .standard))
        }
        return drafts
    }
}
