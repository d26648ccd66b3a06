import ConnectorKit
import Workspace

/// Finds the CRM users behind our people's emails, in either form that a CRM may keep a domain in.
///
/// Our keys write a domain of Unicode as A-labels (PROV-4); a CRM may hold the address as it was typed. So it is asked
/// for both forms, and what it finds is told under our key.
struct OwnerLookup: Sendable {
    let reading: any CRMReading

    /// The CRM users of each email; emails of nobody are left out.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [EmailKey: [CRMOwner]] {
        var keys: [EmailKey: EmailKey] = [:]
        for email in emails {
            if let unicode = EmailAddress.unicodeForm(ofKey: email.rawValue) {
                keys[EmailKey(rawValue: unicode)] = email
            }
        }
        let found = try await reading.owners(withEmails: emails.union(keys.keys))
        return Dictionary(grouping: found) { keys[$0.email] ?? $0.email }
    }
}
