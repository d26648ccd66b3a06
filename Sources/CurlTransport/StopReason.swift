/// Why the transport itself ended a transfer.
enum StopReason: Sendable, Hashable, CaseIterable {
    /// The caller's task was cancelled.
    case cancelled
    /// The transport was shut down.
    case shutDown
    /// The body passed the request's bound.
    case bodyTooLarge
    /// The header passed ``HeaderBlock/bytesMax``.
    case headerTooLarge
    /// The first byte of the answer didn't come in time.
    case firstByteLate
    /// The whole request took too long.
    case totalTimePassed
    /// Bytes came, or went, too slowly.
    case tooSlow
    /// The host's address is not one that the request may reach.
    case addressRefused
    /// libcurl was about to send a request again that must not repeat.
    case resendRefused
}
