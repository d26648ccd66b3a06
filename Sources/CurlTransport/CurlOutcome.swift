import ConnectorKit

/// How a transfer ended, as the loop hands it to the caller; the caller's task makes the rest of it.
enum CurlOutcome: Sendable {
    /// The whole answer.
    case answered(status: Int, headerBytes: [UInt8], body: [UInt8])
    /// What went wrong.
    case failed(CurlFailure)
}
