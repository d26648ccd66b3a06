import ConnectorKit

extension ZohoReading {
    /// How many pages of users are read before the list is taken for one without an end: 100,000 users.
    static let usersPagesMax = 500

    /// Reads pages of users until everybody who is wanted was found, able to own records, or the list ends.
    ///
    /// An email is one user's in an org; one who can't own records may have had it before, so only one who can ends the
    /// search.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        var missing = emails
        var owners: [CRMOwner] = []
        var known: Set<ZohoID> = []
        var page = 1
        while !missing.isEmpty {
            let request = ZohoEndpoints.users(page: page)
            let answer: ZohoWire.Users? = try await ask(request)
            guard let answer, !answer.users.isEmpty else { break }
            let before = known.count
            for user in answer.users where known.insert(user.id).inserted {
                guard let owner = Self.owner(user), emails.contains(owner.email) else { continue }
                owners.append(owner)
                if owner.isActive { missing.remove(owner.email) }
            }
            guard answer.info?.more_records == true else { break }
            guard known.count > before, page < Self.usersPagesMax else {
                throw malformed(request, "Zoho's list of users doesn't end.")
            }
            page += 1
        }
        return owners
    }

    /// Users who are no people who work in the CRM.
    private static let impersonalTypes: Set<String> = ["client portal user", "support user", "system user"]
    /// People who may not own records, as far as is known (unverified).
    private static let limitedTypes: Set<String> = ["lite user"]

    /// A user, or `nil` for one who is no person, and for one without an email.
    private static func owner(_ user: ZohoWire.User) -> CRMOwner? {
        let type = user.type__s?.lowercased() ?? ""
        guard let email = user.email, !email.isEmpty, !impersonalTypes.contains(type) else { return nil }
        let parts = [user.first_name, user.last_name].compactMap(\.self).filter { !$0.isEmpty }
        // Whoever was invited and hasn't accepted can't be given records.
        let isActive = user.status?.lowercased() == "active" && user.confirm != false && !limitedTypes.contains(type)
        return CRMOwner(
            id: CRMUserID(rawValue: user.id.text), email: EmailKey(comparing: email),
            name: user.full_name ?? parts.joined(separator: " "), isActive: isActive)
    }
}
