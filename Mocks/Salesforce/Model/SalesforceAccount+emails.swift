import MockKit

/// What the refresh of a sandbox does to people's e-mails, so that none of its mail reaches them.
extension SalesforceAccount {
    private static let invalidEnding = ".invalid"

    /// Makes every user's e-mail agree with the switch: with the ending, as after a refresh, or as it was before.
    mutating func settleEmails() {
        guard let object = object("User") else { return }
        for row in tables["user"]?.live ?? [] {
            guard let id = row["Id"]?.string, let email = row["Email"]?.string else { continue }
            let plain = email.hasSuffix(Self.invalidEnding) ? String(email.dropLast(Self.invalidEnding.count)) : email
            let wanted = switches.invalidEmails ? plain + Self.invalidEnding : plain
            guard wanted != email else { continue }
            update(id, of: object, by: Self.systemID, with: ["Email": .string(wanted)])
        }
    }
}
