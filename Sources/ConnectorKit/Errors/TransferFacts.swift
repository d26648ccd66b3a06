/// What a transport knew when a transfer failed.
public struct TransferFacts: Hashable, Sendable {
    /// How far it came.
    public enum Progress: String, Hashable, Sendable {
        /// No connection: nothing was sent, so sending is safe.
        case notConnected = "not_connected"
        /// Sent, wholly or in part, and not a byte came back.
        case sentUnanswered = "sent_unanswered"
        /// The answer broke off.
        case cutOff = "cut_off"
    }

    /// How far it came.
    public let progress: Progress
    /// Bytes of the body that came.
    public let bytesReceived: Int
    /// Bytes that the answer promised, where it did.
    public let bytesPromised: Int?

    /// Holds the facts.
    public init(progress: Progress, bytesReceived: Int = 0, bytesPromised: Int? = nil) {
        self.progress = progress
        self.bytesReceived = bytesReceived
        self.bytesPromised = bytesPromised
    }
}
