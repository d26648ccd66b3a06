import SQLStore

/// How far an access token's life has gone.
enum TokenLife: Hashable, Sendable, CaseIterable {
    /// Nothing to do.
    case fresh
    /// It works; a refresh ahead of expiry is due.
    case due
    /// It has ended, or the CRM refused it.
    case over

    /// Reads a grant's row.
    ///
    /// - Parameters:
    ///   - refusedGeneration: the generation whose access token the CRM just refused, if any.
    ///   - now: milliseconds since 1970.
    init(of grant: GrantRow, refusedGeneration: Int64?, now: Int64, dueAtPercent: Int64) {
        if let refusedGeneration, grant.generation <= refusedGeneration {
            self = .over
        } else if let end = grant.expiresAt {
            let dueAt = grant.issuedAt + (end - grant.issuedAt) * dueAtPercent / 100
            self = now >= end ? .over : now >= dueAt ? .due : .fresh
        } else {
            // No end is known: used until it is refused.
            self = .fresh
        }
    }
}
