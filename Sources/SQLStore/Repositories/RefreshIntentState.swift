/// How far an attempt to refresh has come, as it is stored.
public enum RefreshIntentState: String, Hashable, Sendable, Codable, CaseIterable {
    /// The request may be under way.
    case open
    /// The request may have arrived; its answer is lost (F-A4).
    case unknown
    /// The request never left (F-A3).
    case notSent = "not_sent"
    /// The CRM said no (F-A9), or our configuration was at fault.
    case refused
    /// The CRM said: not now (F-A10).
    case busy
    /// The answer is stored.
    case done
}
