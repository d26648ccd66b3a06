import Foundation

/// One user of the org.
struct OrgUser: Sendable {
    let id: String
    let zuid: String
    let email: String
    let firstName: String
    let lastName: String
    /// `active`, or why the user is not.
    var status: Status
    /// Whether the invitation was accepted.
    var isConfirmed: Bool
    /// Zoho's word for the kind, such as `Regular User`.
    let kind: String
    var profileID: String
    let roleID: String
    let timeZone: String
    var modifiedAt: Date
    let createdAt: Date

    enum Status: String, Sendable {
        case active, disabled, deleted
    }

    static let regular = "Regular User"
    static let lite = "Lite User"

    var fullName: String { [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ") }
    var isActive: Bool { status == .active && isConfirmed }

    /// Seconds that clocks of the user's zone are ahead of Greenwich at an instant, summer time included.
    func secondsFromGMT(at instant: Date) -> Int {
        TimeZone(identifier: timeZone)?.secondsFromGMT(for: instant) ?? 0
    }

    /// As answers name a user.
    var reference: JSONReference { JSONReference(name: fullName, id: id) }
}
