/// How a mock's account differs from the usual one, for cases that need it.
///
/// A subject's `mock` closure turns each wish into its vendor's seed; what its vendor doesn't have it leaves out, and
/// doesn't claim the capability that goes with it.
public struct SubjectVariant: Sendable, Hashable {
    /// Whether a refresh brings another refresh token and ends the old one.
    public var rotatesRefreshTokens = false
    /// How many calls the CRM allows in its shortest window; the vendor's figure when `nil`.
    public var callsPerBurstMax: Int?
    /// How many calls the CRM allows in a day; the vendor's figure when `nil`.
    public var callsPerDayMax: Int?
    /// How many of them are used up at the start; for vendors whose quotas have no stated size.
    public var callsPerDayUsed = 0
    /// How many users there are beside the usual ones: enough for several pages.
    public var extraUsers = 0
    /// How many owners a page holds; the vendor's figure when `nil`.
    public var ownerPageRows: Int?

    /// The usual account.
    public init() {}

    /// The usual account.
    public static let usual = SubjectVariant()
    /// Refresh tokens are good once.
    public static let rotating = with { $0.rotatesRefreshTokens = true }
    /// So many calls that no case ever meets the limit.
    public static let unlimited = with {
        $0.callsPerBurstMax = 1_000_000
        $0.callsPerDayMax = 1_000_000
    }

    /// The usual account, changed.
    public static func with(_ change: (inout SubjectVariant) -> Void) -> SubjectVariant {
        var variant = SubjectVariant()
        change(&variant)
        return variant
    }
}
