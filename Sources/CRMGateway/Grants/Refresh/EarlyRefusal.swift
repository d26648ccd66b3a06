import SQLStore

/// A token that the CRM refused as soon as it had issued it: once, another one may do; twice in a row, refreshing is a
/// loop that spends refresh tokens and mends nothing. Pure.
///
/// What is known of the token before is in the row: the reason of a live grant, ``reason``.
struct EarlyRefusal: Hashable, Sendable {
    /// The reason of a live grant whose token came in place of one that was refused at once.
    static let reason = "token_refused_at_once"

    /// Whether the token was refused at once.
    let isEarly: Bool
    /// Whether the one before it was too: no other is asked for then, for a while.
    let isRepeated: Bool
    /// Whether the next token comes in place of one that was refused at once, so that its own refusal counts twice.
    let marksNext: Bool

    /// Reads a grant's row.
    ///
    /// - Parameters:
    ///   - refusedGeneration: the generation whose access token the CRM just refused, if any.
    ///   - now: milliseconds since 1970, by our clock, which `issuedAt` is of.
    ///   - storeNow: the same by the store's clock, which `coolUntil` is of.
    init(of grant: GrantRow, refusedGeneration: Int64?, now: Int64, storeNow: Int64, timing: RefreshTiming) {
        let isRefused = refusedGeneration.map { grant.generation <= $0 } ?? false
        let isMarked = grant.state == .live && grant.stateReason == Self.reason
        isEarly = isRefused && now - grant.issuedAt < timing.earlyRefusalMax.milliseconds
        isRepeated = isEarly && isMarked
        // A pause makes a token old without it having served: one that is refused soon after the pause is no better.
        let hasJustPaused = grant.coolUntil.map { storeNow - $0 < timing.earlyRefusalPause.milliseconds } ?? false
        marksNext = isEarly || (isRefused && isMarked && hasJustPaused)
    }
}
