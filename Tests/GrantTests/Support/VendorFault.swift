import ConnectorKit

/// What goes wrong with one token request.
enum VendorFault: Sendable {
    /// It never leaves.
    case notConnected
    /// It arrives and is acted upon; the answer is lost.
    case lostAfterWork
    /// It is lost before it was acted upon; nobody knows.
    case lostBeforeWork
    /// The vendor answers this, and does nothing.
    case answer(status: Int, body: String, headers: HTTPHeaders)

    static func status(_ status: Int, _ body: String = "", headers: HTTPHeaders = [:]) -> VendorFault {
        .answer(status: status, body: body, headers: headers)
    }
}
